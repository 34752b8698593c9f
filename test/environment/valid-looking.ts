import fc from 'fast-check';
import type { z } from 'zod';
import { environmentSchema } from '../../lib/environment/format/schema';

/**
 * Environments that look valid: every value is one that the schema takes by itself - all words of its lists, numbers at
 * their bounds, texts with what Terraform and Azure stumble over. What is impossible together is left to chance.
 */

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
}
const definition = (schema: z.ZodType): Definition => (schema as unknown as { def: Definition }).def;

const SUBSCRIPTION = '22222222-2222-4222-8222-222222222222';
const guids = fc.constantFrom('33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444');
const texts = fc.constantFrom(
  'x',
  ' $' + '{a.b} ',
  '%{ if x }',
  '"quoted" \\ back',
  'Änne 💥',
  'a/b',
  'x'.repeat(60),
  '-',
  '.',
);
const words = fc.constantFrom('soc', 'SOC', 'a_b', 'a-b', 'it-team2');
const categories = fc.constantFrom(
  'AuditLogs',
  'SignInLogs',
  'RiskyUsers',
  'B2CRequestLogs',
  'MicrosoftGraphActivityLogs',
);
const tables = fc.constantFrom('SigninLogs', 'AuditLogs', 'SecurityAlert', 'signinlogs', 'Proxy_CL', 'No Table', 'a-b');
const workspaces = ['rg-x', 'RG.(x)_1'].map(
  (group) =>
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/microsoft.operationalinsights/workspaces/Law-1`,
);

/** Values of the places where the form alone does not say what is plausible; the path without positions in lists. */
const plausible: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  subscriptionId: fc.constant(SUBSCRIPTION),
  location: fc.constant('westeurope'),
  'tenant.licences': fc.oneof(
    fc.constant(['M365E5', 'WorkloadIdPremium', 'GlobalSecureAccess']),
    fc.subarray(Object.values(definition(licence()).entries ?? {})),
  ),
  'naming.prefix': fc.constantFrom('ab', 'kit-', `k${'-1'.repeat(14)}`, 'x'.repeat(30)),
  'workspace.existing': fc.constantFrom(...workspaces),
  'diagnostics.categories.[]': categories,
  'diagnostics.archive.categories.[]': categories,
  'diagnostics.stream.categories.[]': categories,
  'diagnostics.archive.allowedIps.[]': fc.constantFrom(
    '203.0.113.7',
    '198.51.100.0/24',
    '10.0.0.1',
    '203.0.113.0/31',
    '::1',
  ),
  'workspace.tables.{key}': tables,
  'access.azureRoles.[].group': words,
  'access.entraRoles.[].group': words,
  'access.groups.{key}': words,
  'tags.{key}': fc.constantFrom('Owner', 'owner', 'cost center', 'a.b:c', 'hidden-title', '$' + '{x}'),
  'connectors.microsoftThreatIntelligence.since': fc.constantFrom('2026-01-01T00:00:00Z', '2024-02-29T23:59:59Z'),
  'backend.storageAccount': fc.constantFrom('abc', 'a'.repeat(24)),
  'backend.container': fc.constantFrom('tfstate', 'a-1'),
  'automation.responsePlaybook': fc.constant(
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Logic/workflows/respond`,
  ),
  'costs.currency': fc.constant('EUR'),
  'workspace.dailyCapGb': fc.constantFrom(0.5, 1, 1e6),
};
/** What leads to other files, or only concerns the rules. */
const SKIPPED = new Set(['extends', 'abstract', 'rules', 'watchlists', 'diagnostics.partner']);

function licence(): z.ZodType {
  const list = unwrapped(environmentSchema.shape.tenant.shape.licences as unknown as z.ZodType);
  return definition(list).element!;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return inner ? unwrapped(inner) : schema;
}

/** Any value that the schema has for this place, or nothing where it may be left out. */
function arbitrary(schema: z.ZodType, path: readonly string[]): fc.Arbitrary<unknown> {
  const known = plausible[path.join('.')];
  if (known) return known;
  const bare = unwrapped(schema);
  const { type, entries, values, element, keyType, valueType } = definition(bare);
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries((bare as z.ZodObject).shape)
            .filter(([key]) => !SKIPPED.has([...path, key].join('.')))
            .map(([key, inner]) => [key, field(inner as z.ZodType, [...path, key])]),
        ),
      );
    case 'record':
      return fc.dictionary(
        arbitrary(keyType!, [...path, '{key}']) as fc.Arbitrary<string>,
        arbitrary(valueType!, [...path, '{}']),
        { maxKeys: 3 },
      );
    case 'array':
      return fc.array(arbitrary(element!, [...path, '[]']), { maxLength: 3 });
    case 'enum':
      return fc.constantFrom(...Object.values(entries!));
    case 'literal':
      return fc.constantFrom(...values!);
    case 'boolean':
      return fc.boolean();
    case 'number': {
      const { minValue, maxValue } = bare as z.ZodNumber;
      const [min, max] = [minValue ?? 0, Math.min(maxValue ?? 100, 1e6)];
      return fc.constantFrom(min, max, Math.round((min + max) / 2));
    }
    default:
      return bare.safeParse('33333333-3333-4333-8333-333333333333').success && !bare.safeParse('x').success
        ? guids
        : texts;
  }
}

const optional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

/** Most of what may be left out is left out, or hardly any environment would be possible as a whole. */
function field(schema: z.ZodType, path: readonly string[]): fc.Arbitrary<unknown> {
  const value = arbitrary(schema, path);
  if (!optional(schema)) return value;
  return fc.oneof(
    { arbitrary: fc.constant(undefined), weight: path.length === 1 ? 1 : 2 },
    { arbitrary: value, weight: 1 },
  );
}

interface Data {
  readonly cloud?: string;
  readonly access?: Readonly<Record<string, unknown>>;
  readonly backend?: { readonly type?: string };
}
const REGION: Readonly<Record<string, string>> = {
  public: 'westeurope',
  usgovernment: 'usgovvirginia',
  china: 'chinanorth3',
};
const STATE: Readonly<Record<string, object>> = {
  azurerm: { type: 'azurerm', resourceGroup: 'rg', storageAccount: 'state', container: 'tfstate' },
  hcp: { type: 'hcp', organization: 'contoso', project: 'soc' },
};

/** Sets right what would nearly always be wrong: region and cloud, keys of another backend, groups that are not there. */
function mended(data: Data): object {
  const { access, backend, cloud = 'public' } = data;
  const groups = Object.keys((access?.groups as object | undefined) ?? {});
  const assigned = (roles: unknown) =>
    (roles as { group: string }[] | undefined)
      ?.filter(({ group }) => groups.length > 0 && group)
      .map((role) => ({ ...role, group: groups.includes(role.group) ? role.group : groups[0] }));
  return {
    ...data,
    location: REGION[cloud],
    backend: backend && STATE[String(backend.type)],
    access: access && { ...access, azureRoles: assigned(access.azureRoles), entraRoles: assigned(access.entraRoles) },
  };
}

export const validLooking = fc
  .tuple(arbitrary(environmentSchema, []), fc.nat(9))
  .map(([data, luck]) => (luck > 0 ? mended(data as Data) : data));
