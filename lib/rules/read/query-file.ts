import { searchBounds } from '../../catalog/bounds/searches';
import { map, type ValuesOf } from '../../files/format/format';
import type { FileContent } from '../../files/format/read';
import { anything, choice, commaList, custom, list, text } from '../../files/format/values';
import type { Problem } from '../../files/problem';
import type { YamlSource } from '../../files/source';
import { attackKeys, attackOf } from './attack';
import { bounded, exactText, idFormat } from './common';
import { type FileKind, kindSpellings } from './kind';
import type { Rule } from './model';
import { playbookItems, tagsOf } from './tags';

const requiredDataConnectors = list(
  map({
    connectorId: text().default('').about('For people and other tools; what a rule needs follows from its tables.'),
    dataTypes: commaList(text(), { splitItems: false })
      .default([])
      .shown('list of tables')
      .about('Compared with the tables of the query.'),
  }),
).default([]);

/** Keys of every file with a query; tactics and techniques are checked more strictly where the file is an analytic rule. */
export const queryKeys = (kind: FileKind, isAlert: boolean) => ({
  id: idFormat,
  name: bounded(text(), searchBounds.displayName)
    .required()
    .about('Display name; of a function the alias that queries call.'),
  version: text().about('Raise it when the meaning changes: `ttk check --base` insists.'),
  kind: choice([kind], kindSpellings).whenAbsent('by content').about('A hunting query has none.'),
  description: text({ verbatim: true }).default('').about('What it finds, why that matters, what to do next.'),
  query: exactText().required().shown('KQL').about('Every character of it arrives in Azure.'),
  ...attackKeys(isAlert),
  requiredDataConnectors,
  tags: custom<readonly string[]>('list', [], tagsOf)
    .default([])
    .about('`playbook: TRG-1` names the item of the playbook that the rule answers.'),
  tests: anything().shown('list').about('Sample events and what must come out, see below.'),
  status: anything().shown('text').about('For people; not deployed.'),
  metadata: anything().shown('map').about('For people; not deployed.'),
});

export type QueryValues = ValuesOf<ReturnType<typeof queryKeys>>;

export type QueryFile = Omit<Rule, 'kind'>;

/** A rule, and what is wrong with the form of its file. */
export interface RuleFile {
  readonly definition: Rule;
  readonly problems: readonly Problem[];
}

/** What every file with a query says. */
export function queryFile(
  source: YamlSource,
  value: QueryValues,
  { at, written }: Pick<FileContent<unknown>, 'at' | 'written'>,
): QueryFile {
  const { tactics, techniques, subTechniques, techniqueAt } = attackOf(value);
  return {
    file: source.file,
    id: value.id,
    name: value.name,
    version: value.version,
    description: value.description,
    query: value.query,
    tactics,
    techniques,
    subTechniques,
    requiredDataConnectors: value.requiredDataConnectors,
    tags: value.tags,
    playbook: playbookItems(value.tags),
    tests: value.tests,
    at,
    alertAt: at,
    inQuery: (start, end) => source.inString(written(['query']), start, end),
    techniqueAt,
  };
}
