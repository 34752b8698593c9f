import { isDeepStrictEqual } from 'node:util';
import { controls } from '../../lib/review/controls';
import { review } from '../../lib/review/review';
import { knownTypes } from '../../lib/review/world/kinds';
import { casesOf, goodWorld } from './good-world';
import { withValue } from './hand-edits/edit';
import { editsOf } from './hand-edits/of-arguments';
import { configurationOf, type Json, type World, workspace } from './world';

const GROUP = '${azuread_group.analysts.object_id}';
const READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const SENTINEL_READER =
  '/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/8d289c81-5878-46d4-8554-54e1e3d8b5cb';

/** Resources of types that the good world lacks, as they should be. */
const MORE: Readonly<Record<string, Json>> = {
  azurerm_role_assignment: {
    scope: workspace,
    role_definition_id: SENTINEL_READER,
    principal_id: GROUP,
    principal_type: 'Group',
  },
  azurerm_pim_active_role_assignment: { scope: workspace, role_definition_id: SENTINEL_READER, principal_id: GROUP },
  azuread_directory_role_assignment: { role_id: READER, principal_object_id: GROUP },
  azuread_directory_role_assignment_schedule_request: { role_definition_id: READER, principal_id: GROUP },
  azuread_directory_role_member: {
    role_object_id: '${azuread_directory_role.sample.object_id}',
    member_object_id: GROUP,
  },
  azuread_directory_role: { display_name: 'Security Reader', template_id: READER },
  azurerm_sentinel_alert_rule_ms_security_incident: { name: 'x', enabled: true },
};

/** The good world, with one resource of each of those types. */
function wideWorld(): World {
  const given = goodWorld();
  for (const [type, body] of Object.entries(MORE)) given.f[type] ??= { sample: structuredClone(body) };
  return given;
}

/** Whatever a control says of the world besides that all is well. */
function marks(given: World): ReadonlySet<string> {
  const [environment] = review([configurationOf(given)], controls()).environments;
  return new Set(
    environment!.controls.flatMap(({ control, marks: found }) =>
      found
        .filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown')
        .map((mark) => [control.id, mark.finding, mark.address, mark.message].join(' ')),
    ),
  );
}

const before = marks(wideWorld());
const noticed = (given: World) => [...marks(given)].some((mark) => !before.has(mark));

const partOf = (given: World, type: string) =>
  given.f[type] ? 'foundation' : given.d[type] ? 'detections' : undefined;

/** Where an argument stands in a body; a block in a list is stepped into. */
function wayTo(body: Json, path: string): (string | number)[] {
  const way: (string | number)[] = [];
  let here = body;
  for (const step of path.split('.')) {
    if (Array.isArray(here)) {
      way.push(0);
      here = here[0];
    }
    way.push(step);
    here = here?.[step];
  }
  return way;
}

const JUNK: readonly Json[] = [0, 5, 'x', true, false, [{ x: 1 }], '${timestamp()}', 'PT5M', '2030-01-01T00:00:00Z'];

/** Edits one argument of each resource of the type in many ways, until one is noticed. */
function someEditNoticed(type: string, path: string): boolean {
  const good = wideWorld();
  const part = partOf(good, type);
  if (!part) return false;
  return Object.entries(good[part].resource[type] as Record<string, Json>).some(([name, body]) => {
    const way = wayTo(body, path);
    const value = way.reduce((here, step) => here?.[step], body);
    const ways = [undefined, ...Object.values(editsOf(value)), ...JUNK];
    return ways.some((then) => {
      const given = wideWorld();
      const root = withValue(good[part], ['resource', type, name, ...way], then);
      given[part] = root;
      return noticed(given);
    });
  });
}

/** Arguments that a case of the control changes and in which it then finds something wrong, or unknown. */
function changedByCases(id: string): ReadonlySet<string> {
  const { setup, nonCompliant, unknown = [] } = casesOf(id);
  const found = new Set<string>();
  for (const { change } of [...nonCompliant, ...unknown]) {
    const [plain, given] = [goodWorld(), goodWorld()];
    for (const world of [plain, given]) setup?.(world);
    change?.(given);
    for (const part of ['foundation', 'detections'] as const)
      for (const [type, named] of Object.entries((given[part]?.resource ?? {}) as Record<string, Json>))
        for (const [name, body] of Object.entries(named as Record<string, Json>))
          differing(plain[part]?.resource[type]?.[name] ?? {}, body, '', (path) => found.add(`${type} ${path}`));
  }
  return found;
}

function differing(one: Json, other: Json, path: string, tell: (path: string) => void): void {
  if (isDeepStrictEqual(one, other)) return;
  if (path) tell(path);
  const [a, b] = [one, other].map((side) => (Array.isArray(side) ? side[0] : side));
  if (typeof b !== 'object' || b === null) return;
  for (const key of Object.keys(b)) differing(a?.[key], b[key], path ? `${path}.${key}` : key, tell);
}

const declared = controls().flatMap(({ id, judges = {} }) =>
  Object.entries(judges)
    .filter(([type]) => !type.endsWith('*'))
    .flatMap(([type, paths]) => paths.map((path) => [id, type, path] as const)),
);

const places = [...new Map(declared.map(([, type, path]) => [`${type} ${path}`, { type, path }])).entries()];

test('what controls say that they judge they notice: an edit of it gives a finding, or is unknown', () => {
  const unnoticed = places.filter(([place, { type, path }]) => {
    const owners = declared.filter(([, t, p]) => t === type && p === path).map(([id]) => id);
    return !owners.some((id) => changedByCases(id).has(place)) && !someEditNoticed(type, path);
  });
  expect(unnoticed.map(([place]) => place)).toEqual([]);
}, 120_000);

test('a type that a control judges is known, and its other arguments are not judged', () => {
  const given = goodWorld();
  given.f.azuread_conditional_access_policy = { p: { state: 'disabled', session_controls: { x: 1 } } };
  const [environment] = review([configurationOf(given)], controls()).environments;
  expect(knownTypes(controls()).has('azuread_conditional_access_policy')).toBe(true);
  expect(environment!.unjudged).toEqual([
    {
      address: 'azuread_conditional_access_policy.p',
      path: 'session_controls.x',
      reason: 'No control judges it, and it is not known to be harmless.',
      stack: 'prod-foundation',
    },
  ]);
});
