import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isError } from '../../lib/files/problem';
import { environmentsFolder } from '../../lib/files/root';
import type { Severity } from '../../lib/review/control/control';
import { loadReview } from '../../lib/review/load';
import { fails, type Review } from '../../lib/review/review';
import { paint, problemText } from '../report';

type Format = 'pretty' | 'html' | 'md' | 'json' | 'sarif' | 'junit' | 'csv';

const EXTENSION: Readonly<Record<Format, string>> = {
  pretty: 'txt',
  html: 'html',
  md: 'md',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  csv: 'csv',
};

interface Options {
  readonly plan?: string[];
  readonly format: Format;
  readonly navigator?: boolean;
  readonly failOn: Severity | 'never';
  readonly out?: string;
  readonly cdktfOut?: string;
}

/** `ttk review`: 0 compliant, 1 findings at or above --fail-on, 2 when the input cannot be used. */
export async function run(args: string[], options: Record<string, unknown>): Promise<number> {
  const { plan, format, navigator, failOn, out, cdktfOut = 'cdktf.out' } = options as unknown as Options;
  if (!plan?.length && !existsSync(join(cdktfOut, 'manifest.json')) && !(await synthesize(cdktfOut))) return 2;
  const suppressions = join(environmentsFolder, 'suppressions.yaml');
  const { review, problems } = loadReview({ environments: args, plans: plan, cdktfOut, suppressions });
  if (!review) {
    for (const problem of problems) console.error(problemText(problem));
    return 2;
  }
  if (navigator) writeLayers(review, out);
  else write(textOf(review, format, out !== undefined), out, `review.${EXTENSION[format]}`);
  return fails(review, failOn) ? 1 : 0;
}

/** What is not there yet is made first; false when the environments or rules have mistakes. */
async function synthesize(outdir: string): Promise<boolean> {
  const { synthesizeKit } = require('../../constructs/stacks/kit') as typeof import('../../constructs/stacks/kit');
  const { problems } = await synthesizeKit({ outdir });
  for (const problem of problems) console.error(problemText(problem));
  return !problems.some(isError);
}

/** Each reporter is loaded when asked for: the terminal summary needs none of the others. */
function textOf(review: Review, format: Format, toFile: boolean): string {
  switch (format) {
    case 'json':
      return (require('../../lib/review/report/json') as typeof import('../../lib/review/report/json')).jsonReport(
        review,
      );
    case 'sarif':
      return (require('../../lib/review/report/sarif') as typeof import('../../lib/review/report/sarif')).sarifReport(
        review,
      );
    case 'junit':
      return (require('../../lib/review/report/junit') as typeof import('../../lib/review/report/junit')).junitReport(
        review,
      );
    case 'csv':
      return (require('../../lib/review/report/csv') as typeof import('../../lib/review/report/csv')).csvReport(review);
    case 'md':
      return (
        require('../../lib/review/report/markdown') as typeof import('../../lib/review/report/markdown')
      ).markdownReport(review);
    case 'html':
      return (
        require('../../lib/review/report/html/report') as typeof import('../../lib/review/report/html/report')
      ).htmlReport(review);
    case 'pretty': {
      const { terminalReport } =
        require('../../lib/review/report/terminal') as typeof import('../../lib/review/report/terminal');
      return terminalReport(review, (style, text) => (toFile ? text : paint(style, text, process.stdout)));
    }
  }
}

/** One layer as it is, several as a list, which the Navigator opens in tabs; into a folder one file each. */
function writeLayers({ environments }: Review, out: string | undefined): void {
  const { navigatorLayer } =
    require('../../lib/review/report/navigator') as typeof import('../../lib/review/report/navigator');
  const layers = environments.map((environment) => ({ name: environment.name, layer: navigatorLayer(environment) }));
  if (out !== undefined && !out.endsWith('.json')) {
    for (const { name, layer } of layers) write(JSON.stringify(layer, null, 2), join(out, `${name}.json`));
    return;
  }
  const all = layers.map(({ layer }) => layer);
  write(JSON.stringify(all.length === 1 ? all[0] : all, null, 2), out);
}

/** To standard output, to a file, or into a folder that is there already. */
function write(text: string, out: string | undefined, name = 'layers.json'): void {
  if (out === undefined) {
    console.log(text);
    return;
  }
  const path = existsSync(out) && statSync(out).isDirectory() ? join(out, name) : out;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
  console.error(path);
}
