import { parse } from 'node:path';
import type { RuleFacts } from '../../catalog/kit-facts';
import { tablesWithSource } from '../../catalog/table-sources';
import type { Configuration, Resource } from '../input/configuration';
import { get, textOf } from '../input/configuration';

import { isUnknown, textsOf, type Value } from '../input/value';

/** A rule or saved query of the configuration, as the review needs it. */
export interface Detection {
  readonly resource: Resource;
  readonly kind: 'Scheduled' | 'NRT' | 'Hunting' | 'Function';
  readonly id: string;
  readonly name: string;
  /** Undefined when it is known after apply only. */
  readonly enabled: boolean | undefined;
  readonly query: string | undefined;
  readonly severity?: string;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly playbook: readonly string[];
  /** From the kit's facts; without them the known tables that the query names. */
  readonly tables: readonly string[];
  /** What the kit wrote about it. */
  readonly facts?: RuleFacts;
}

const cache = new WeakMap<Configuration, readonly Detection[]>();

/** Every rule and saved query, in the order of the configuration. */
export function detections(configuration: Configuration): readonly Detection[] {
  let found = cache.get(configuration);
  if (!found) {
    const facts = factsByName(configuration.kit?.rules ?? []);
    found = configuration.resources.flatMap((resource) => detection(resource, facts) ?? []);
    cache.set(configuration, found);
  }
  return found;
}

/** The scheduled and near-real-time rules. */
export function alertRules(configuration: Configuration): readonly Detection[] {
  return detections(configuration).filter(({ kind }) => kind === 'Scheduled' || kind === 'NRT');
}

/** The same arguments of both kinds of rule, as what a control judges. */
export const ofRules = (...names: readonly string[]): Readonly<Record<string, readonly string[]>> => ({
  azurerm_sentinel_alert_rule_scheduled: names,
  azurerm_sentinel_alert_rule_nrt: names,
});

/** The rules that raise alerts: enabled. */
export function alertingRules(configuration: Configuration): readonly Detection[] {
  return alertRules(configuration).filter(({ enabled }) => enabled === true);
}

/** Hunting queries and functions. */
export function savedQueries(configuration: Configuration): readonly Detection[] {
  return detections(configuration).filter(({ kind }) => kind === 'Hunting' || kind === 'Function');
}

/** By kind and id, and by the name that the kit gives the resources of a rule file: `rule_<file>`, `hunt_<file>`. */
function factsByName(rules: readonly RuleFacts[]): ReadonlyMap<string, RuleFacts> {
  const found = new Map<string, RuleFacts>();
  for (const rule of rules) {
    const file = parse(rule.file).name.toLowerCase();
    for (const prefix of ['rule', 'hunt', 'function']) found.set(`${prefix}_${file}`, rule);
  }
  for (const rule of rules) found.set(factsKey(rule.kind, rule.id), rule);
  return found;
}

/** An analytic rule and a saved search may have the same id. */
const factsKey = (kind: string, id: string): string =>
  `${kind === 'Scheduled' || kind === 'NRT' ? 'alert' : 'search'} ${id.toLowerCase()}`;

function detection(resource: Resource, facts: ReadonlyMap<string, RuleFacts>): Detection | undefined {
  const kind = kindOf(resource);
  if (!kind) return undefined;
  const id = textOf(resource, 'name') ?? resource.name;
  const ruleFacts = facts.get(factsKey(kind, id)) ?? facts.get(resource.name.toLowerCase());
  const query = textOf(resource, 'query');
  const alert = kind === 'Scheduled' || kind === 'NRT';
  const enabled = get(resource, 'enabled') ?? true;
  return {
    resource,
    kind,
    id,
    query,
    name: textOf(resource, 'display_name') ?? id,
    enabled: isUnknown(enabled) ? undefined : enabled === true,
    severity: textOf(resource, 'severity'),
    tactics: alert ? textsOf(get(resource, 'tactics')) : listed(get(resource, 'tags', 'tactics')),
    techniques: alert ? textsOf(get(resource, 'techniques')) : listed(get(resource, 'tags', 'techniques')),
    playbook: alert ? playbookOf(textOf(resource, 'description') ?? '') : playbookTag(resource, ruleFacts),
    tables: ruleFacts?.tables.length ? ruleFacts.tables : tablesNamed(query ?? ''),
    ...(ruleFacts ? { facts: ruleFacts } : {}),
  };
}

function kindOf(resource: Resource): Detection['kind'] | undefined {
  if (resource.type === 'azurerm_sentinel_alert_rule_scheduled') return 'Scheduled';
  if (resource.type === 'azurerm_sentinel_alert_rule_nrt') return 'NRT';
  if (resource.type !== 'azurerm_log_analytics_saved_search') return undefined;
  if (textOf(resource, 'function_alias')) return 'Function';
  return textOf(resource, 'category') === 'Hunting Queries' ? 'Hunting' : undefined;
}

/** True when a saved query names no items it serves: then an item without a query may be served after all. */
export function someQueryNamesNoItem(configuration: Configuration): boolean {
  return savedQueries(configuration).some(({ playbook, facts }) => playbook.length === 0 && !facts);
}

const ITEM = /^[A-Z]{3}-\d+$/;

/** The items that the last line of a description names: `Playbook: TRG-1, TRG-9.` */
export function playbookOf(description: string): readonly string[] {
  const list = /\bPlaybook:\s*([A-Z]{3}-\d+(?:\s*,\s*[A-Z]{3}-\d+)*)\.?\s*$/.exec(description)?.[1];
  return list ? list.split(/\s*,\s*/) : [];
}

/** The tag `playbook`; where a saved query has none, those of the kit's facts. */
function playbookTag(resource: Resource, facts: RuleFacts | undefined): readonly string[] {
  const tagged = listed(get(resource, 'tags', 'playbook')).filter((item) => ITEM.test(item));
  return tagged.length ? tagged : (facts?.playbook ?? []);
}

const listed = (value: Value): readonly string[] =>
  typeof value === 'string' ? value.split(/\s*,\s*/).filter(Boolean) : [];

let known: ReadonlySet<string> | undefined;

/** The tables the kit knows among the words of a query. */
export function tablesNamed(query: string): readonly string[] {
  known ??= new Set(tablesWithSource());
  return [...wordsIn(query)].filter((word) => known!.has(word));
}

/** The words of a query; strings and comments are left out. */
export function wordsIn(query: string): ReadonlySet<string> {
  const code = query.replace(/\/\/.*|@?"(?:[^"\\\n]|\\.)*"|@?'(?:[^'\\\n]|\\.)*'/g, ' ');
  return new Set(code.match(/[A-Za-z_]\w*/g) ?? []);
}
