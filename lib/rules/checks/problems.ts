import { type Range, words } from '../../catalog/bounds/bound';
import { ruleBounds, ruleForms } from '../../catalog/bounds/rules';
import { tagBounds } from '../../catalog/bounds/tags';
import { READ_BOUND_GB_PER_DAY, REFERENCE_PEOPLE } from '../../catalog/table-volumes';
import { problemKind } from '../../files/problem';
import { splitCure } from '../../kql/model/union-columns';
import { shortDuration } from '../../values/duration';
import { allOf, count, oneOf } from '../../values/text';

/** What the checks of analytic rules report: what Azure or the provider refuses is an error, what makes a rule worse a warning. */

export const tooLong = problemKind<{ key: string; found: number; bound: Range }>({
  code: 'rule/too-long',
  cause: 'A text is longer than Sentinel accepts.',
  cure: 'Shorten it; long lists of values in a query belong into a watchlist, shared parts into a function.',
  message: ({ key, found, bound }) => `'${key}' should have ${words(bound)}, got ${found}`,
});

export const tooMany = problemKind<{ found: number; bound: Range }>({
  code: 'rule/too-many',
  cause: 'A rule has more entries of one kind than Sentinel or the provider accepts.',
  cure: 'Keep the entries that an analyst needs most.',
  message: ({ found, bound }) => `there should be ${words(bound)}, got ${found}`,
});

export const huntingTagCut = problemKind<{ key: string; arrives: string }>({
  code: 'rule/hunting-tag-cut',
  severity: 'note',
  cause: `A description, or a list, of a hunting query is longer than what Azure keeps of it: a tag of ${tagBounds.value.max} bytes. The file has all of it.`,
  cure: 'Say what analysts need most first, or promote the query: an analytic rule has the whole description.',
  message: ({ key, arrives }) =>
    `'${key}' is longer than a tag (${tagBounds.value.max} bytes); what arrives is: ${arrives}`,
});

export const unknownEntityType = problemKind<{ found: string; allowed: readonly string[]; suggestion?: string }>({
  code: 'rule/unknown-entity-type',
  cause: 'An entity type is not one that analytic rules can map.',
  cure: 'Write one of the entity types of the message.',
  message: ({ found, allowed }) => `the entity type '${found}' is not known; it is one of ${oneOf(allowed)}`,
});

export const unknownIdentifier = problemKind<{
  found: string;
  type: string;
  allowed: readonly string[];
  suggestion?: string;
}>({
  code: 'rule/unknown-identifier',
  cause: 'An identifier of an entity mapping does not belong to the entity type.',
  cure: 'Write one of the identifiers of the message.',
  message: ({ found, type, allowed }) => `'${found}' is not an identifier of '${type}'; it is one of ${oneOf(allowed)}`,
});

export const repeatedIdentifier = problemKind<{ found: string; type: string }>({
  code: 'rule/repeated-identifier',
  cause: 'One entity mapping names one identifier twice.',
  cure: 'Make it two entity mappings, or remove one of the two.',
  message: ({ found, type }) => `the identifier '${found}' stands twice in one '${type}' entity mapping`,
});

export const emptyMapping = problemKind<{ type: string }>({
  code: 'rule/empty-mapping',
  cause: 'An entity mapping maps no column.',
  cure: 'Add `fieldMappings` with an identifier and a column, or remove the mapping.',
  message: ({ type }) => `the '${type}' entity mapping has no 'fieldMappings'`,
});

export const weakEntity = problemKind<{ type: string; strong: readonly (readonly string[])[] }>({
  code: 'rule/weak-entity',
  severity: 'warning',
  cause:
    'An entity mapping has no identifiers that tell the entity from all others, so Sentinel cannot join it to what it knows.',
  cure: 'Map a strong set of identifiers as well, e.g. Name and UPNSuffix of an account.',
  message: ({ type }) => `the '${type}' entity mapping identifies weakly`,
  help: ({ strong }) => `Map one of these as well: ${strong.map((set) => set.join(' + ')).join('; ')}.`,
});

export const unknownColumn = problemKind<{
  setting: string;
  column: string;
  columns: readonly string[];
  suggestion?: string;
  /** What a union made of it. */
  split?: readonly string[];
}>({
  code: 'rule/unknown-column',
  cause: 'A setting names a column that the query does not return; names of columns are case-sensitive.',
  cure: 'Correct the name, or return the column from the query.',
  message: ({ setting, column }) => `${setting} names the column '${column}', which the query does not return`,
  help: ({ column, columns, split = [] }) =>
    split.length > 0 ? splitCure(column, split) : `The query returns ${shown(columns)}.`,
});

export const detailName = problemKind<{ found: string }>({
  code: 'rule/detail-name',
  cause:
    'The name of a custom detail has characters that Sentinel does not take, begins with a digit or `_`, or is too long.',
  cure: `Write ${ruleForms.customDetail.form}.`,
  message: ({ found }) =>
    `the name of a custom detail should be ${ruleForms.customDetail.form}, got '${found}' (${found.length})`,
});

export const tooManyParameters = problemKind<{ key: string; found: number }>({
  code: 'rule/too-many-parameters',
  cause: 'The text format of an alert uses more {{columns}} than Sentinel replaces.',
  cure: 'Join columns in the query (strcat) and use the joined one.',
  message: ({ key, found }) => `'${key}' should use ${words(ruleBounds.alertColumns)}, got ${found}`,
});

export const groupingNeedsSelection = problemKind({
  code: 'rule/grouping-needs-selection',
  cause: 'Incidents are grouped by what is selected, and nothing is.',
  cure: 'Name entities, alert details or custom details to group by, or take AllEntities or AnyAlert.',
  message: () => "'matchingMethod: Selected' needs at least one entity, alert detail or custom detail to group by",
});

export const groupingByUnmapped = problemKind<{ found: string }>({
  code: 'rule/grouping-by-unmapped',
  cause: 'Incidents are grouped by an entity type that the rule does not map, so that no alert has it.',
  cure: 'Map the entity, or do not group by it.',
  message: ({ found }) => `incidents are grouped by the entity '${found}', which the rule does not map`,
});

export const unusedSelection = problemKind<{ found: string; matching: string }>({
  code: 'rule/unused-selection',
  severity: 'warning',
  cause: 'Something to group by is named, but the way of matching does not look at it.',
  cure: 'Write `matchingMethod: Selected`, or remove what is named.',
  message: ({ found, matching }) =>
    `'${found}' names what to group by, which 'matchingMethod: ${matching}' does not use`,
});

export const groupingByUnknownDetail = problemKind<{ found: string; names: readonly string[]; suggestion?: string }>({
  code: 'rule/grouping-by-unknown-detail',
  cause: 'Incidents are grouped by a custom detail that the rule does not have.',
  cure: 'Add it to `customDetails`, or do not group by it.',
  message: ({ found }) => `incidents are grouped by the custom detail '${found}', which is not in 'customDetails'`,
  help: ({ names }) => `The rule has ${names.length ? shown(names) : 'no custom details'}.`,
});

export const groupingWithoutIncidents = problemKind({
  code: 'rule/grouping-without-incidents',
  severity: 'warning',
  cause: 'Grouping is on, but the rule creates no incidents that could be grouped.',
  cure: 'Let the rule create incidents, or switch grouping off.',
  message: () => 'alerts are grouped into incidents, but the rule creates none',
});

export const techniqueOutsideTactics = problemKind<{ found: string; name?: string; tactics: readonly string[] }>({
  code: 'rule/technique-outside-tactics',
  cause: 'A technique serves none of the tactics of the analytic rule; Sentinel refuses such a rule.',
  cure: 'Add a tactic that the technique serves, or remove the technique.',
  message: ({ found, name, tactics }) =>
    `the technique ${found}${name ? ` (${name})` : ''} serves ${allOf(tactics)}, and the rule has none of them`,
  help: ({ found, tactics }) => `Add ${oneOf(tactics)} to 'tactics', or remove ${found}.`,
});

export const unknownTechnique = problemKind<{ found: string }>({
  code: 'rule/unknown-technique',
  severity: 'warning',
  cause:
    'A technique is not in the list of MITRE ATT&CK that the kit knows; Sentinel refuses what it does not know either.',
  cure: 'Check the number; a technique that ATT&CK added lately may not be known to Sentinel yet.',
  message: ({ found }) => `the technique ${found} is not in the list of MITRE ATT&CK that the kit knows`,
});

interface Retired {
  readonly found: string;
  readonly name: string;
  readonly successors: readonly string[];
}

const retiredWords = {
  message: ({ found, name }: Retired) => `MITRE ATT&CK retired ${found} (${name})`,
  help: ({ found, successors }: Retired) =>
    successors.length > 0
      ? `Write ${oneOf(successors)} instead.`
      : `Nothing stands in its place: write the technique that fits, or leave out ${found}.`,
};

export const retiredTechnique = problemKind<Retired>({
  code: 'rule/retired-technique',
  cause: 'MITRE ATT&CK has revoked or deprecated a technique of an analytic rule; Sentinel no longer has it.',
  cure: 'Write what stands in its place: the message names it where MITRE does.',
  ...retiredWords,
});

export const retiredTag = problemKind<Retired>({
  code: 'rule/retired-tag',
  severity: 'warning',
  cause:
    'MITRE ATT&CK has revoked or deprecated a sub-technique, of which Azure gets the part before the dot, or a technique of a hunting query, where it is a tag.',
  cure: 'Write what stands in its place: the message names it where MITRE does.',
  ...retiredWords,
});

export const newerTechnique = problemKind<{ found: string; name?: string; version: number }>({
  code: 'rule/newer-technique',
  severity: 'warning',
  cause: 'A technique came into MITRE ATT&CK after the version whose techniques Sentinel is known to take in rules.',
  cure: 'Deploy the rule to a test workspace first; where Sentinel refuses it name an older technique.',
  message: ({ found, name, version }) =>
    `the technique ${found}${name ? ` (${name})` : ''} is newer than ATT&CK ${version}, the version that Sentinel is known to take`,
});

export const connectorsDisagree = problemKind<{
  unread: readonly string[];
  unnamed: readonly string[];
  /** `table: who fills it`. */
  suppliers: readonly string[];
}>({
  code: 'rule/connectors-disagree',
  severity: 'warning',
  cause: 'What `requiredDataConnectors` says is not what the query reads. The kit goes by the query.',
  cure: 'Name the tables that the query reads, and the connectors that fill them.',
  message: ({ unread, unnamed }) =>
    `'requiredDataConnectors' disagrees with the query: ${[
      unread.length ? `it names ${allOf(unread)}, which the query does not read` : '',
      unnamed.length ? `the query reads ${allOf(unnamed)}, which it does not name` : '',
    ]
      .filter(Boolean)
      .join('; ')}`,
  help: ({ suppliers }) =>
    suppliers.length
      ? `Who fills what the query reads: ${suppliers.join('; ')}.`
      : 'Name the tables that the query reads, and the connectors that fill them.',
});

export const nrtAcrossWorkspaces = problemKind({
  code: 'rule/nrt-across-workspaces',
  cause: 'A near-real-time rule reads another workspace.',
  cure: 'Make it a scheduled rule, or read this workspace only.',
  message: () => 'a rule of kind NRT cannot read other workspaces',
});

export const crossService = problemKind<{ name: string; isCalled: boolean }>({
  code: 'rule/cross-service',
  cause: 'An analytic rule asks Azure Data Explorer or Azure Resource Graph, which works in a query by hand only.',
  cure: 'Read what the workspace holds; bring other data into a custom table or a watchlist.',
  message: ({ name, isCalled }) =>
    `an analytic rule cannot ask ${name === 'adx' ? 'Azure Data Explorer (`adx`)' : 'Azure Resource Graph (`arg`)'}${isCalled ? ', as a function does that it calls' : ''}`,
});

export const invalidTemplate = problemKind<{ reason: string }>({
  code: 'rule/invalid-template',
  cause: 'The template that the rule comes from is not named in a way that Azure accepts.',
  cure: 'Give `alertRuleTemplateName` a GUID, and `templateVersion` only together with it; or leave out both.',
  message: ({ reason }) => reason,
});

export const huntingMapping = problemKind<{ reason: string; advice?: string }>({
  code: 'rule/hunting-mapping',
  severity: 'warning',
  cause: 'The entity mappings of a hunting query would be refused if it were promoted to an analytic rule.',
  cure: 'Correct the mapping, or remove it.',
  message: ({ reason }) => `a promotion would be refused: ${reason}`,
  help: ({ advice }) => advice ?? 'Correct the mapping, or remove it.',
});

export const invalidFunctionName = problemKind<{ what: string; found: string }>({
  code: 'rule/invalid-function-name',
  cause: 'The name of a function or of a parameter cannot be used in KQL.',
  cure: 'Begin with a letter or `_` and go on with letters, digits and `_`.',
  message: ({ what, found }) => `the name of a ${what} should be a KQL identifier, got '${found}'`,
});

export const invalidParameter = problemKind<{ reason: string }>({
  code: 'rule/invalid-parameter',
  cause:
    'A parameter of a function has no type that KQL knows, stands twice, or one without a default follows one with a default.',
  cure: 'Correct the type or the name, or move parameters with a default to the end.',
  message: ({ reason }) => reason,
});

const shown = (names: readonly string[]): string =>
  names.length <= 15 ? allOf(names) : `${names.slice(0, 14).join(', ')} and ${count(names.length - 14, 'more column')}`;

export const unreadTable = problemKind<{ table: string; read: readonly string[]; suggestion?: string }>({
  code: 'rule/unread-table',
  cause:
    'A rule says under `reads` that it reads a table which its query does not read, neither itself nor through a function.',
  cure: 'Correct the name, or remove the entry.',
  message: ({ table, read }) =>
    `the query does not read '${table}'; it reads ${read.length ? allOf(read) : 'no table'}`,
});

export const readsBeyondPeriod = problemKind<{ table: string; days: number; period: number }>({
  code: 'rule/reads-beyond-period',
  cause:
    'A rule says under `reads` that it reads rows that are older than its period: Sentinel shows a run none of those.',
  cure: 'Lower `days`, or raise the period.',
  message: ({ table, days, period }) =>
    `a run sees ${shortDuration(period)} of ${table}, and 'reads' says ${count(days, 'day')}`,
});

export const readsTooMuch = problemKind<{ gb: number; table: string; stated: boolean }>({
  code: 'rule/reads-too-much',
  severity: 'warning',
  cause: `A rule of the kit reads more than ${READ_BOUND_GB_PER_DAY} GB a day in a tenant of ${REFERENCE_PEOPLE.toLocaleString('en')} people: as much as an hourly rule that reads a day of everybody's non-interactive sign-ins on each run.`,
  cure: 'Look for suspects in the last hours first, and read the history of those alone; say so under `reads` (`days`, `share`). Or run less often.',
  message: ({ gb, table, stated }) =>
    `this reads about ${Math.round(gb).toLocaleString('en')} GB a day in a tenant of ${REFERENCE_PEOPLE.toLocaleString('en')} people, most of it from ${table}${stated ? '' : ", whose whole period is reckoned for want of 'reads'"}; the bound is ${READ_BOUND_GB_PER_DAY.toLocaleString('en')} GB`,
});

export const functionCycle = problemKind<{ cycle: readonly string[] }>({
  code: 'rule/function-cycle',
  cause: 'Functions call each other in a circle; Log Analytics runs none of them, nor what calls one.',
  cure: 'Take out one of the calls: move what both need into a function of its own.',
  message: ({ cycle }) => `this call closes a circle: ${cycle.join(' -> ')}`,
});

export const declaredTwice = problemKind<{ name: string; file: string }>({
  code: 'rule/declared-twice',
  severity: 'warning',
  cause:
    'A function of the rule folders is declared in a file of `kind: Schema` as well; that declaration has no effect.',
  cure: 'Remove the declaration: what the function takes and gives is known from its own file.',
  message: ({ name, file }) =>
    `the function '${name}' stands in ${file} as well: what a declaration says of it has no effect`,
});
