/** Something of the configuration that no control judged, and that is not known to be harmless. */
export interface Unjudged {
  /** Of the resource, or of the block as Terraform names it: `module.x`, `terraform.provider_meta`. */
  readonly address: string;
  /** The argument, its blocks joined by dots; empty: all of it. */
  readonly path: string;
  /** Why nobody could judge it, as a sentence. */
  readonly reason: string;
  /** Of what only its origin can vouch for: what it says, for a person to compare; where it is long its fingerprint. */
  readonly value?: string;
  readonly stack?: string;
}
