import type { SourcePlace } from '../catalog/source-places';
import type { Environment } from '../environment/model/environment';
import type { Location } from '../files/problem';
import { repositoryPath } from '../files/repository';
import type { Path } from '../files/source';
import type { CompiledRule } from '../rules/read/model';

/** Where an environment and its rules were written, as plain data. */
export interface DeploymentPlaces {
  /** Written keys of the environment -> place; `''` is the top of its file. */
  readonly keys: ReadonlyMap<string, SourcePlace>;
  /** `placesKey` of what a rule file makes -> key of the file -> place. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, SourcePlace>>;
}

/** The keys of a rule file that a cure may name. */
const RULE_KEYS = [
  'enabled',
  'severity',
  'query',
  'queryFrequency',
  'queryPeriod',
  'entityMappings',
  'incidentConfiguration',
  'tactics',
  'tags',
  'tests',
];

export function placesOf(environment: Environment, rules: readonly CompiledRule[]): DeploymentPlaces {
  return { keys: environmentKeys(environment), rules: new Map(rules.flatMap(ruleKeys)) };
}

/** An analytic rule and a saved search may have the same id. */
export const placesKey = (what: 'alert' | 'search', id: string): string => `${what} ${id.toLowerCase()}`;

const placeOf = ({ file, line = 1, column = 1 }: Location): SourcePlace => ({
  file: repositoryPath(file),
  line,
  column,
});

function environmentKeys(environment: Environment): ReadonlyMap<string, SourcePlace> {
  const { locate } = environment;
  const found = new Map<string, SourcePlace>();
  const visit = (value: unknown, path: Path, above: string): void => {
    const place = placeOf(locate(path, path.length > 0 ? 'key' : 'value'));
    const here = JSON.stringify(place);
    // What is not written lies where the section around it does.
    if (path.length > 0 && here === above) return;
    found.set(path.join('.'), place);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value))
      visit(item, [...path, Array.isArray(value) ? Number(key) : key], here);
  };
  const {
    locate: _locate,
    resolvePath: _resolve,
    supply: _supply,
    ids: _ids,
    names: _names,
    ...settings
  } = environment;
  visit({ ...settings, naming: { prefix: '', names: environment.names }, subscriptionId: '' }, [], '');
  return found;
}

function ruleKeys(rule: CompiledRule): (readonly [string, ReadonlyMap<string, SourcePlace>])[] {
  const top = placeOf(rule.at([]));
  const places = new Map([['', top]]);
  for (const key of RULE_KEYS) {
    const place = placeOf((rule.alert ? rule.alertAt : rule.at)([key], 'key'));
    if (place.line !== top.line) places.set(key, place);
  }
  const searches = [rule.hunting?.id, rule.function?.id];
  return [
    ...(rule.alert ? [[placesKey('alert', rule.alert.id), places] as const] : []),
    ...searches.flatMap((id) => (id === undefined ? [] : [[placesKey('search', id), places] as const])),
  ];
}
