import { isError } from '../../lib/files/problem';
import { GOOD, UNKNOWN, UNUSABLE, unusable } from '../../lib/report/exit-code';
import { print, printDocument, printError } from '../../lib/report/print';
import { reportProblems } from '../../lib/report/problems';
import { EgressFinder } from '../../lib/suggest/egress';
import { readExport } from '../../lib/suggest/exports';
import { shippedNetworks } from '../../lib/suggest/networks';
import { renderers } from '../../lib/suggest/render';

interface SuggestOptions {
  readonly people: string;
  readonly days: string;
  readonly format: keyof typeof renderers;
}

/** `ttk suggest egress`: which networks are the organization's own, by exported sign-ins. */
export async function run([what, ...files]: string[], options: SuggestOptions): Promise<number> {
  if (what !== 'egress') return unusable(`ttk suggest proposes rows for 'egress', not for '${what}'.`);
  const limits = { people: Number(options.people), days: Number(options.days) };
  // One person's home is no egress of the organization.
  if (!(Number.isInteger(limits.people) && limits.people >= 2))
    return unusable(`--people should be a whole number from 2 on, got '${options.people}'.`);
  if (!(Number.isInteger(limits.days) && limits.days >= 1))
    return unusable(`--days should be a whole number from 1 on, got '${options.days}'.`);
  const finder = new EgressFinder();
  const read = files.map((file) => readExport(file, (signIn) => finder.add(signIn)));
  const problems = read.flatMap((one) => one.problems);
  if (problems.some(isError)) {
    reportProblems(problems, undefined, 'Nothing is suggested.');
    return UNUSABLE;
  }
  const suggestion = finder.suggest(limits, shippedNetworks());
  const seen = { files: files.length, rows: read.reduce((sum, { rows }) => sum + rows, 0) };
  const text = renderers[options.format](suggestion, limits, seen);
  if (options.format === 'pretty') print(text);
  else printDocument(text);
  if (suggestion.onManagedComputers > 0) return GOOD;
  printError(
    'No sign-in of these files is on a managed or compliant computer: what is your own network cannot be told.',
  );
  return UNKNOWN;
}
