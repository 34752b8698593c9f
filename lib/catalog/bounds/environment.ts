import { type Form, KIT, type Sourced } from './bound';

/** Names that an environment gives and only the kit reads. */
export const environmentForms = {
  /** Of the environment's file (and of a new rule's): part of the names of its stacks. */
  name: {
    pattern: /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
    form: '1 to 40 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen',
    source: KIT,
  },
  prefix: {
    pattern: /^[a-z][a-z0-9-]{1,29}$/,
    form: 'lower-case letters, digits and hyphens, 2 to 30 characters, starting with a letter',
    source: KIT,
  },
  /** A key that becomes part of a Terraform address. */
  address: {
    pattern: /^[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/,
    form: '1 to 64 letters, digits, - and _, beginning with a letter and ending with a letter or digit',
    source: KIT,
  },
  currency: { pattern: /^[A-Z]{3}$/, form: 'a currency code such as EUR', source: KIT },
} as const satisfies Record<string, Sourced<Form>>;
