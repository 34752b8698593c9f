/** A value that is not known before an apply, or that the review cannot work out. It never counts as compliant. */
export class Unknown {
  constructor(
    /** The expression it comes from, where that is known; shown to people. */
    readonly expression: string = '',
    /** What it is made of, e.g. `azurerm_log_analytics_workspace.workspace.id`. */
    readonly references: readonly string[] = [],
  ) {}

  /** Keeps an unknown value from turning into a text by accident. */
  toString(): string {
    return this.expression || '(known after apply)';
  }

  toJSON(): string {
    return this.toString();
  }
}

/** JSON with unknown values in it. */
export type Value = string | number | boolean | null | undefined | Unknown | readonly Value[] | Block;

export interface Block {
  readonly [key: string]: Value;
}

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;

export const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);

/** A block in JSON may be one object or a list of them; absent: none. Unknown blocks are left out. */
export function blocksOf(value: Value): readonly Block[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap((item) => blocksOf(item));
  return isBlock(value) ? [value] : [];
}

/** The texts of a list, or of one text; unknown ones are left out. */
export function textsOf(value: Value): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap((item) => textsOf(item));
  return typeof value === 'string' ? [value] : [];
}

/** True when the value is unknown or has an unknown value in it. */
export function hasUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return (value as readonly Value[]).some(hasUnknown);
  return isBlock(value) && Object.values(value).some(hasUnknown);
}

/** Follows keys and indices; a block in a list of one is stepped into. Unknown stays unknown. */
export function valueAt(value: Value, path: readonly (string | number)[]): Value {
  let here = value;
  for (const step of path) {
    if (isUnknown(here) || here === null || here === undefined) return here;
    if (Array.isArray(here) && typeof step === 'string') here = here[0] as Value;
    if (isUnknown(here) || here === null || here === undefined) return here;
    here = (here as Record<string | number, Value>)[step];
  }
  return here;
}

/** How a value is shown in a message. */
export function shown(value: Value): string {
  if (value === undefined || value === null) return 'nothing';
  if (isUnknown(value)) return 'a value that is known after apply only';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
