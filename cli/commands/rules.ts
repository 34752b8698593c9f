import { type RuleFacts, ruleStatuses } from '../../lib/catalog/kit-facts';
import { gbText } from '../../lib/catalog/table-volumes';
import { makePlan } from '../../lib/deployment/plan';
import { ruleLines } from '../../lib/deployment/summary';
import { chosenByVariable } from '../../lib/environment/choice';
import { isError } from '../../lib/files/problem';
import { environmentsFolder } from '../../lib/files/root';
import { GOOD } from '../../lib/report/exit-code';
import { json } from '../../lib/report/json';
import { print, printDocument } from '../../lib/report/print';
import { reportProblems } from '../../lib/report/problems';
import { paint, wrap } from '../../lib/report/terminal';
import { count } from '../../lib/values/text';

interface RulesOptions {
  readonly environment?: readonly string[];
  readonly format?: string;
  /** Id, name or file of a rule. */
  readonly inline?: string;
}

/** `ttk rules`: which rules each environment deploys, which it does not, and why. */
export async function run(_args: string[], options: RulesOptions): Promise<number> {
  if (options.inline !== undefined) {
    const { inline }: typeof import('../inline') = require('../inline');
    return inline(options.inline, options.format);
  }
  const plan = await makePlan(environmentsFolder, options.environment ?? chosenByVariable());
  const exitCode = reportProblems(plan.problems.filter(isError), undefined, 'Nothing was listed.');
  if (exitCode !== GOOD) return exitCode;
  const listed = plan.deployments.map((d) => ({ environment: d.environment.name, lines: ruleLines(d) }));
  if (options.format === 'json') {
    const rows = listed.flatMap(({ environment, lines }) =>
      lines.map(({ file, id, name, kind, severity, tables, status, reasons, leftOut = [], gbReadPerDay = null }) => ({
        ...{
          environment,
          file,
          id,
          name,
          kind,
          severity: severity ?? null,
          tables,
          status,
          reasons,
          leftOut,
          gbReadPerDay,
        },
      })),
    );
    printDocument(json(rows));
  } else {
    print(listed.map(({ environment, lines }) => table(environment, lines)).join('\n\n'));
  }
  return exitCode;
}

function table(environment: string, lines: readonly RuleFacts[]): string {
  const deployed = lines.filter((line) => line.status === 'deployed').length;
  const title = `${paint('bold', environment)}: ${deployed} of ${count(lines.length, 'rule')} deployed`;
  const statuses = ruleStatuses.filter((s) => lines.some((l) => l.status === s));
  const legend = statuses.map((status) => `${mark(status)} ${status}`).join('  ');
  return [`${title}  (${legend})`, ...lines.map(row)].join('\n');
}

/** Two lines a rule: what it is, what it reads; and when it is left out a line for each reason. */
function row(line: RuleFacts): string {
  const reads = line.gbReadPerDay === undefined ? undefined : `reads about ${gbText(line.gbReadPerDay)} a day`;
  const facts = [line.kind, line.severity, line.tables.join(', ') || 'no table', reads].filter(Boolean).join(' · ');
  return [
    wrap(line.name, `  ${mark(line.status)} `),
    paint('dim', wrap(facts, '      ')),
    ...line.reasons.map((reason) => wrap(`${line.status}: ${reason}`, '      ')),
    ...(line.leftOut ?? []).map((reason) => wrap(`without ${reason}`, '      ')),
  ].join('\n');
}

function mark(status: RuleFacts['status']): string {
  const marks = { deployed: paint('green', '+'), withheld: paint('yellow', '-') };
  return status === 'disabled' ? 'x' : marks[status];
}
