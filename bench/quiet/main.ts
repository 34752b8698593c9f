import { relative } from 'node:path';
import { kitRoot, rulesFolder } from '../../lib/files/root';
import { print, printDocument, printError, printProgress } from '../../lib/report/print';
import type { Rule } from '../../lib/rules/read/model';
import { readRules } from '../../lib/rules/read-rules';
import { calendarDays } from '../company/calendar';
import { COMPANY_BOUNDS, noRule, notOneOf, OptionError, readOptions, wholeNumber } from '../company/options';
import { progress } from '../company/progress';
import { runnableRules } from '../replay/rules';
import { noiseOf } from './noise';
import { replay } from './replay';
import { jsonReport, textReport } from './report';

/**
 * `npm run quiet`: what an ordinary company would see of the rules. Options: --people, --days (working days), --seed, --rules (a glob over
 * files), --format text|json. Exit code 0: under the aims; 1: not; 2: options that cannot be used.
 */
const OPTIONS = ['people', 'days', 'seed', 'rules', 'format'] as const;

/** What the longest rule looks back at lies before the days that are judged. */
const HISTORY = 14;
const DAYS = { least: 1, most: 50 };

async function main(args: readonly string[]): Promise<number> {
  const given = readOptions(args, OPTIONS);
  const number = (option: 'people' | 'days' | 'seed', bound: { least: number; most: number }, otherwise: number) =>
    given[option] === undefined ? otherwise : wholeNumber(option, given[option], bound);
  const people = number('people', COMPANY_BOUNDS.people, 500);
  const days = number('days', DAYS, 20);
  const seed = number('seed', COMPANY_BOUNDS.seed, 1);
  const format = given.format ?? 'text';
  if (format !== 'text' && format !== 'json') throw notOneOf('format', ['text', 'json'], format);
  const company = { people, seed, days: HISTORY + calendarDays(days) };
  const wanted = globOf(given.rules ?? '**');
  const isWanted = ({ file, alert }: Rule) => alert?.enabled === true && wanted.test(relative(kitRoot, file));
  const rules = runnableRules(readRules([rulesFolder]), company, isWanted);
  if (rules.length === 0) throw noRule(given.rules ?? '**');
  const replayed = await replay(rules, company, HISTORY, progress());
  printProgress('');
  const noise = noiseOf(replayed, people, days);
  if (format === 'json') printDocument(jsonReport(noise));
  else print(textReport(noise));
  return noise.isQuiet ? 0 : 1;
}

/** `*` within a folder or a name, `**` across folders; a name alone is found in any folder. */
function globOf(text: string): RegExp {
  const parts = (text.includes('/') ? text : `**/${text}`).split(/(\*\*\/|\*\*|\*|\?)/);
  const signs: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
  return new RegExp(`^${parts.map((part) => signs[part] ?? part.replace(/[\\^$.|+()[\]{}]/g, '\\$&')).join('')}$`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    if (!(error instanceof OptionError)) throw error;
    printError(error.message);
    process.exitCode = 2;
  },
);
