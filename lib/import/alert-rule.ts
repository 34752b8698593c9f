import type { AlertKind } from '../catalog/bounds/rules';
import { isMap } from '../files/format/place';
import { alertKeys } from '../rules/read/alert-keys';
import { DAY, HOUR, isoDuration, MINUTE, parseDuration, shortDuration } from '../values/duration';
import { mapOf } from '../values/maps';
import { asText } from '../values/text';

type Json = Readonly<Record<string, unknown>>;

const SETTINGS = Object.keys(alertKeys.Scheduled);
const BEHIND_SCHEDULE = SETTINGS.indexOf('triggerThreshold') + 1;

/** In the order of Azure-Sentinel's files; what is not among them follows behind. */
const ORDER: readonly string[] = [
  'status',
  'requiredDataConnectors',
  ...SETTINGS.slice(0, BEHIND_SCHEDULE),
  'tactics',
  'relevantTechniques',
  'query',
  ...SETTINGS.slice(BEHIND_SCHEDULE),
];

/** Set by the service on every save; a rule cannot set them. */
const READ_ONLY = ['lastModifiedUtc', 'createdDateUTC', 'lastUpdatedDateUTC', 'alertRulesCreatedByTemplateCount'];

const OPERATORS = mapOf({
  greaterthan: 'gt',
  lessthan: 'lt',
  equal: 'eq',
  notequal: 'ne',
});

/**
 * A Scheduled or NRT rule of the Sentinel API as a rule file in Azure-Sentinel's spelling. Every setting is kept; one that
 * rule files do not know stands in the file under its own name, where the checks report it.
 */
export function alertRuleFile(id: string, kind: AlertKind, properties: Json): Json {
  const { displayName, description, version, techniques, subTechniques, relevantTechniques, ...rest } = properties;
  const settings: Json = {
    ...rest,
    queryFrequency: duration(rest.queryFrequency),
    queryPeriod: duration(rest.queryPeriod),
    suppressionDuration: duration(rest.suppressionDuration),
    triggerOperator: operator(rest.triggerOperator),
    incidentConfiguration: incident(rest.incidentConfiguration),
    relevantTechniques: joinTechniques([...list(relevantTechniques), ...list(techniques)], list(subTechniques)),
  };
  const known = new Set<string>([...ORDER, ...READ_ONLY, 'id', 'name', 'kind']);
  const keys = [...ORDER, ...Object.keys(settings).filter((key) => !known.has(key))];
  return filled({
    id,
    name: displayName,
    version: version ?? rest.templateVersion ?? '1.0.0',
    kind,
    description,
    ...Object.fromEntries(keys.map((key) => [key, settings[key]])),
  });
}

/** A sub-technique stands for its technique too: `T1078` and `T1078.004` become `T1078.004`. */
export function joinTechniques(techniques: readonly unknown[], subTechniques: readonly unknown[]): readonly unknown[] {
  const below = (technique: unknown) => subTechniques.filter((sub) => asText(sub).startsWith(`${asText(technique)}.`));
  const joined = techniques.flatMap((technique) => (below(technique).length ? below(technique) : [technique]));
  return [...new Set([...joined, ...subTechniques])];
}

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value];

/** `PT1H` and the time spans of .NET and Python (`01:00:00`, `1.00:00:00`, `1 day, 0:00:00`) as `1h`, `1d`. */
function duration(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const span = /^(?:(\d+)(?:\.| days?, ))?(\d{1,2}):(\d{2}):(\d{2})(?:\.0+)?$/.exec(value.trim());
  const [days, hours, minutes, seconds] = (span?.slice(1) ?? []).map((part) => Number(part ?? 0));
  const total = span ? days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! : parseDuration(value);
  if (total === undefined) return value;
  const short = shortDuration(total);
  return short.includes(' ') ? isoDuration(total) : short;
}

function operator(value: unknown): unknown {
  return typeof value === 'string' ? (OPERATORS.get(value.toLowerCase()) ?? value) : value;
}

function incident(value: unknown): unknown {
  if (!isMap(value) || !isMap(value.groupingConfiguration)) return value;
  const { groupingConfiguration: grouping } = value;
  return { ...value, groupingConfiguration: { ...grouping, lookbackDuration: duration(grouping.lookbackDuration) } };
}

/** Without what says nothing: null, empty lists and empty maps, at any depth. A text stays, also an empty one. */
export function filled(map: Json): Json {
  return (clean(map) ?? {}) as Json;
}

function clean(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(clean).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, clean(item)] as const);
  const kept = entries.filter(([, item]) => item !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}
