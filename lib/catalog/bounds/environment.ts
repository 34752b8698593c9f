import { form, KIT } from './bound';

/** Names that an environment gives and only the kit reads. */
export const environmentForms = {
  /** Of the environment's file (and of a new rule's): part of the names of its stacks. */
  name: form(
    /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
    '1 to 40 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen',
    KIT,
  ),
  prefix: form(
    /^[a-z][a-z0-9-]{1,29}$/,
    'lower-case letters, digits and hyphens, 2 to 30 characters, starting with a letter',
    KIT,
  ),
  /** A key that becomes part of a Terraform address. */
  address: form(
    /^[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/,
    '1 to 64 letters, digits, - and _, beginning with a letter and ending with a letter or digit',
    KIT,
  ),
  currency: form(/^[A-Z]{3}$/, 'a currency code such as EUR', KIT),
};
