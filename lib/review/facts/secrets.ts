import { isSecretName, secretShape } from '../../catalog/secrets';
import type { Stack } from '../input/configuration';
import { attributeOf } from '../input/expression';
import { type Block, isBlock, isUnknown, type Value } from '../input/value';

export interface FoundSecret {
  /** Of the resource; empty elsewhere. */
  readonly address: string;
  /** The argument or block, e.g. `client_secret` or `output.key`; never the secret. */
  readonly where: string;
  readonly what: string;
}

/** Attributes that resources give away and that open something. */
const SENSITIVE_ATTRIBUTE = /(?:^|_)(?:key|keys|password|secret|connection_string|sas|token)$/;

/** Resources whose making is a secret that ends up in the state, whoever may read that. */
const MADE: Readonly<Record<string, string>> = {
  azuread_application_password: 'a password of an application',
  azuread_service_principal_password: 'a password of an application',
  azuread_application_certificate: 'a credential of an application',
  azuread_service_principal_certificate: 'a credential of an application',
  azuread_service_principal_token_signing_certificate: 'a key that signs tokens',
  azuread_user: 'the password of an account',
  azurerm_key_vault_secret: 'a secret of a vault',
  random_password: 'a password',
  tls_private_key: 'a private key',
};

const known = new WeakMap<Stack, readonly FoundSecret[]>();

/** Secrets in what people wrote into a stack; the values that Azure gave are not looked at. */
export function secretsOf(stack: Stack): readonly FoundSecret[] {
  const found = known.get(stack) ?? findSecrets(stack);
  known.set(stack, found);
  return found;
}

function findSecrets(stack: Stack): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const resource of stack.resources) {
    const made = Object.hasOwn(MADE, resource.type) ? MADE[resource.type] : undefined;
    if (made) found.push({ address: resource.address, where: 'state', what: made });
    found.push(...secretsIn(resource.meta).map((s) => ({ ...s, address: resource.address })));
    const { values, written } = resource;
    const given = written ? Object.fromEntries(Object.entries(values).filter(([key]) => key in written)) : values;
    found.push(...secretsIn(given).map((s) => ({ ...s, address: resource.address })));
  }
  const elsewhere = (where: string, value: Value) =>
    found.push(...secretsIn(value).map((s) => ({ ...s, address: '', where: `${where}.${s.where}` })));
  for (const provider of stack.providers)
    for (const block of provider.blocks) elsewhere(`provider.${provider.name}`, block);
  if (stack.backend) elsewhere(`backend.${stack.backend.type}`, stack.backend.values);
  const { backend: _, ...settings } = stack.settings ?? {};
  elsewhere('terraform', settings);
  elsewhere('locals', stack.locals);
  for (const { address, values } of stack.others) if (!address.startsWith('var.')) elsewhere(address, values);
  for (const [name, variable] of Object.entries(stack.variables)) {
    const value = isBlock(variable) ? variable.default : undefined;
    elsewhere('variable', { [name]: value });
  }
  for (const [name, output] of Object.entries(stack.outputs)) {
    elsewhere('output', { [name]: output.value });
    if (output.sensitive !== true && exposesSecret(output.value))
      found.push({ address: '', where: `output.${name}`, what: 'a key of a resource, and is not marked as sensitive' });
  }
  return found;
}

function exposesSecret(value: Value): boolean {
  if (isUnknown(value)) return value.references.some((reference) => SENSITIVE_ATTRIBUTE.test(attributeOf(reference)));
  if (Array.isArray(value)) return (value as readonly Value[]).some(exposesSecret);
  return isBlock(value) && Object.values(value).some(exposesSecret);
}

/** Names that people choose; what they stand for are columns of a query. */
const NAMED_BY_PEOPLE = /^custom_details\./;

function secretsIn(value: Value, where = ''): { where: string; what: string }[] {
  if (typeof value === 'string') {
    const shape = secretShape(value);
    if (shape) return [{ where: where || 'value', what: shape }];
    return value !== '' && !NAMED_BY_PEOPLE.test(where) && isSecretName(where.split('.').at(-1)!)
      ? [{ where, what: 'a text where a secret belongs' }]
      : [];
  }
  const prefix = where ? `${where}.` : '';
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap((item) => secretsIn(item, where));
  if (!isBlock(value)) return [];
  return Object.entries(value as Block).flatMap(([key, item]) => secretsIn(item, `${prefix}${key}`));
}
