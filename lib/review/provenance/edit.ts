/** Something that is not as it was synthesized. */
export interface Edit {
  /** Of a resource, or the name of another block: `provider.azurerm`. */
  readonly address: string;
  readonly stack: string;
  readonly what: 'changed' | 'added' | 'removed';
  /** The arguments that differ; empty when the whole was added or removed. */
  readonly paths: readonly string[];
}
