import type { FunctionSource, TableData } from '../../lib/detection-tests/engine';
import { wordsOf } from '../../lib/detection-tests/kql-text';
import { libraryContext, readLibrary } from '../../lib/detection-tests/library';
import { prepareSubject } from '../../lib/detection-tests/requests';
import type { AlertRule, Rule } from '../../lib/rules/read/model';
import type { ReadRules } from '../../lib/rules/read-rules';
import type { CompanyOptions } from '../company/options';
import { watchlistRows } from './watchlists';

/** An analytic rule with all that a run of it over a stored company needs. */
export interface RunnableRule {
  readonly file: string;
  readonly name: string;
  readonly alert: AlertRule;
  readonly query: string;
  readonly functions: readonly string[];
  /** With the rows of watchlists; those of logs are stored. */
  readonly tables: readonly TableData[];
}

/** The analytic rules among files, each with the functions of the same files. */
export function runnableRules(
  read: ReadRules,
  company: CompanyOptions,
  isWanted: (rule: Rule) => boolean,
): RunnableRule[] {
  const library = readLibrary(read);
  const context = libraryContext(library);
  const watchlists = watchlistRows(read, company);
  return read.rules.flatMap((rule) => {
    const { alert, file, name } = rule;
    if (!alert || !isWanted(rule)) return [];
    const subject = { file, rule: name, query: alert.query, raisesAlert: true, parameters: [], cases: [] };
    const { request } = prepareSubject(subject, library, context);
    const empty = { name: '', path: [], line: 0, match: false, events: {}, watchlists, arguments: {} };
    const { query, functions, tables } = request({ ...empty, expect: [], now: new Date(0) });
    const words = new Set([
      ...wordsOf(query),
      ...functions.flatMap(({ body }) => [...wordsOf(body)]),
      ...columnsOf(alert),
    ]);
    return [
      {
        ...{ file, name, alert, query },
        functions: functions.map(declaration),
        // Columns that nobody names would only make plans longer.
        tables: tables.map((table) => ({
          ...table,
          columns: table.columns.filter((column) => words.has(column.name)),
        })),
      },
    ];
  });
}

const declaration = ({ name, parameters, body }: FunctionSource): string =>
  `function ${name}(${parameters}) {\n${body}\n}`;

/** The columns of a result that alerts and incidents are made of. */
export function columnsOf(alert: AlertRule): string[] {
  const { entityMappings, customDetails, alertDetails } = alert;
  const named = (text = '') => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!);
  return [
    ...new Set([
      ...entityMappings.flatMap(({ fields }) => fields.map(({ column }) => column)),
      ...Object.values(customDetails),
      ...named(alertDetails?.displayNameFormat),
      ...named(alertDetails?.descriptionFormat),
      ...(alertDetails?.severityColumn ? [alertDetails.severityColumn] : []),
    ]),
  ];
}
