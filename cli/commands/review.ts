import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayPath } from '../../lib/files/file-problems';
import { environmentsFolder, outputFolder } from '../../lib/files/root';
import { replaceFile } from '../../lib/files/write/replace-file';
import { BAD, GOOD, UNKNOWN, UNUSABLE } from '../../lib/report/exit-code';
import { json } from '../../lib/report/json';
import { printDocument, printError, shown } from '../../lib/report/print';
import { problemText, reportProblems } from '../../lib/report/problems';
import { paint, terminalWidth } from '../../lib/report/terminal';
import type { Severity } from '../../lib/review/control/control';
import { type ChangeLevel, changesFail } from '../../lib/review/fail-on-change';
import { noPlan } from '../../lib/review/input/problems';
import { loadReview } from '../../lib/review/load';
import { csvReport } from '../../lib/review/report/csv';
import { htmlReport } from '../../lib/review/report/html/report';
import { jsonReport } from '../../lib/review/report/json';
import { junitReport } from '../../lib/review/report/junit';
import { markdownReport } from '../../lib/review/report/markdown';
import { navigatorLayer } from '../../lib/review/report/navigator';
import { sarifReport } from '../../lib/review/report/sarif';
import { terminalReport } from '../../lib/review/report/terminal';
import { fails, leavesUnknown, type Review } from '../../lib/review/review';

/** What each format is called as a file, and who writes it. */
const FORMATS = {
  pretty: ['txt', pretty],
  html: ['html', htmlReport],
  md: ['md', markdownReport],
  json: ['json', jsonReport],
  sarif: ['sarif', sarifReport],
  junit: ['xml', junitReport],
  csv: ['csv', csvReport],
} as const;

/** A file is no terminal: no colour, and eighty columns. */
function pretty(review: Review, { out, details }: Pick<Options, 'out' | 'details'>): string {
  const plain = { paint: (_: unknown, text: string) => text, width: 80 };
  const text = terminalReport(review, {
    ...(out === undefined ? { paint, width: terminalWidth(process.stdout) } : plain),
    details,
  });
  return shown(text);
}

interface Options {
  readonly plan?: string[];
  readonly format: keyof typeof FORMATS;
  readonly navigator?: boolean;
  readonly details?: boolean;
  readonly failOn: Severity | 'never';
  readonly allowUnknown?: boolean;
  readonly failOnChange?: ChangeLevel;
  readonly out?: string;
  readonly cdktfOut?: string;
  readonly synthesizeAnew?: boolean;
}

/** `ttk review`: judges, reports, and ends as --fail-on wants it. */
export async function run(args: string[], options: Options): Promise<number> {
  return options.synthesizeAnew ? besideFresh(args, (anew) => judge(args, options, anew)) : judge(args, options);
}

async function judge(args: string[], options: Options, anew?: string): Promise<number> {
  const { plan, format, navigator, failOn, failOnChange, allowUnknown, out, cdktfOut = outputFolder() } = options;
  if (failOnChange && !plan?.length) {
    printError(problemText(noPlan({ file: cdktfOut }, {})));
    return UNUSABLE;
  }
  const remarks: string[] = [];
  // A folder that somebody names is the evidence to look at: what is made in its place would be another.
  if (!plan?.length && options.cdktfOut === undefined && !existsSync(join(cdktfOut, 'manifest.json'))) {
    const exitCode = await synthesize(cdktfOut);
    if (exitCode !== GOOD) return exitCode;
    remarks.push(`Nothing was synthesized yet: ${displayPath(cdktfOut)} was written for this review.`);
  }
  const suppressions = join(environmentsFolder, 'suppressions.yaml');
  const { review, problems } = await loadReview({
    environments: args,
    plans: plan,
    // A plan may come from anywhere: it is compared with what is named, not with what happens to lie here.
    cdktfOut: plan?.length ? options.cdktfOut : cdktfOut,
    anew,
    suppressions,
    remarks,
  });
  if (!review) {
    for (const problem of problems) printError(problemText(problem));
    return UNUSABLE;
  }
  if (navigator) writeLayers(review, out);
  else {
    const [extension, report] = FORMATS[format];
    write(report(review, options), out, `review.${extension}`);
  }
  if (fails(review, failOn) || (failOnChange && changesFail(review, failOnChange))) return BAD;
  return !allowUnknown && leavesUnknown(review, failOn) ? UNKNOWN : GOOD;
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Synthesizes the same inputs into a folder that is gone afterwards, also when the program is stopped. */
async function besideFresh(patterns: string[], use: (outdir: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-anew-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once('exit', remove);
  for (const signal of STOPS) process.once(signal, stop);
  try {
    const exitCode = await synthesize(folder, patterns);
    return exitCode === GOOD ? await use(folder) : exitCode;
  } finally {
    remove();
    process.removeListener('exit', remove);
    for (const signal of STOPS) process.removeListener(signal, stop);
  }
}

/** What is not there yet is made first. */
async function synthesize(outdir: string, patterns: readonly string[] = []): Promise<number> {
  const { synthesizeKit }: typeof import('../../constructs/stacks/kit') = require('../../constructs/stacks/kit');
  const { problems } = await synthesizeKit({ outdir, patterns });
  return reportProblems(problems, printError, 'Nothing was reviewed.');
}

/** One layer as it is, several as a list, which the Navigator opens in tabs; into a folder one file each. */
function writeLayers({ environments }: Review, out: string | undefined): void {
  const layers = environments.map((environment) => ({ name: environment.name, layer: navigatorLayer(environment) }));
  if (out !== undefined && !out.endsWith('.json')) {
    for (const { name, layer } of layers) write(json(layer), join(out, `${fileNameOf(name)}.json`));
    return;
  }
  const all = layers.map(({ layer }) => layer);
  write(json(all.length === 1 ? all[0] : all), out);
}

/** Names of environments come from the input: none leads out of the folder. */
const fileNameOf = (name: string): string => name.replace(/[^\w.-]/g, '_').replace(/^\./, '_');

/** To standard output, to a file, or into a folder that is there already. */
function write(content: string | Iterable<string>, out: string | undefined, name = 'layers.json'): void {
  if (out === undefined) {
    printDocument(content);
    return;
  }
  const path = existsSync(out) && statSync(out).isDirectory() ? join(out, name) : out;
  replaceFile(path, withNewline(content));
  printError(path);
}

function* withNewline(content: string | Iterable<string>): Generator<string> {
  if (typeof content === 'string') yield content;
  else yield* content;
  yield '\n';
}
