import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kitRoot } from '../../lib/files/root';
import { chosenParts, explained, mutantsOfPart, sample, stale } from './choice';
import { Copy, type Outcome } from './copy';
import { type Mutant, nameOf } from './mutants';

const HELP = `npm run mutate -- [part or file ...] [--max n] [--minutes n] [--seed n] [--list]

Changes the code of a part in small ways, one at a time in a copy, and runs the part's tests, those first that run the
changed line: a change that no test notices is a behaviour that nothing holds. Ends with 1 when there is such a survivor
that test/mutation/explained.yaml does not explain, and with 2 when the tests fail as the code stands.

  --max n      mutants of each part, chosen at random (40)
  --minutes n  no new mutant is tried after this time (10)
  --seed n     the same number chooses the same mutants
  --list       print what would be tried`;

/** The kit without what git ignores; the packages are linked. */
function copyOfTheKit(): string {
  const root = mkdtempSync(join(tmpdir(), 'ttk mutate '));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: kitRoot,
  });
  for (const file of listed.toString().split('\0').filter(Boolean))
    cpSync(join(kitRoot, file), join(root, file), { recursive: true });
  symlinkSync(join(kitRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      max: { type: 'string', default: '40' },
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [max, minutes, seed] = [values.max, values.minutes, values.seed].map(Number) as [number, number, number];
  const chosen = chosenParts(positionals);
  if (values.help || chosen.length === 0 || [max, minutes, seed].some((n) => !(n >= 0))) {
    process.stdout.write(`${HELP}\n`);
    return values.help ? 0 : 2;
  }
  const started = Date.now();
  const reasons = explained();
  const outcomes = new Map<Mutant, Outcome>();
  const copy = new Copy(values.list ? '' : copyOfTheKit());
  process.on('exit', () => copy.close());
  for (const part of chosen) {
    const all = mutantsOfPart(part);
    const mutants = sample(all, max, seed);
    console.log(`${part.folder}: ${mutants.length} of ${all.length} mutants, --seed ${seed}`);
    if (values.list) {
      for (const mutant of mutants) console.log(`  ${mutant.line} ${nameOf(mutant)}`);
      continue;
    }
    const tests = await copy.measure(part.tests, part.folder);
    if (!tests || !(await copy.compiles())) {
      console.error(`The tests of ${part.folder} fail as the code stands.`);
      return 2;
    }
    const count = { tried: 0, survived: 0, explained: 0 };
    for (const mutant of mutants) {
      if (Date.now() - started > minutes * 60_000) break;
      const outcome = await copy.outcome(mutant, tests);
      outcomes.set(mutant, outcome);
      count.tried += 1;
      const reason = reasons.get(nameOf(mutant));
      if (outcome === 'survived') count[reason ? 'explained' : 'survived'] += 1;
      const word = outcome === 'survived' ? (reason ? 'explained' : 'SURVIVED') : 'killed';
      console.log(
        `  ${word.padEnd(9)} ${`${mutant.file}:${mutant.line}`}  ${nameOf(mutant).slice(mutant.file.length + 2)}  [${outcome}]`,
      );
    }
    const { tried, survived, explained } = count;
    console.log(
      `${part.folder}: ${tried} tried, ${tried - survived - explained} killed, ${survived} survived, ${explained} explained`,
    );
  }
  const wrong = stale(reasons, outcomes);
  for (const name of wrong) console.log(`On the list of explained survivors, but killed or no longer there: ${name}`);
  const survivors = [...outcomes].filter(([mutant, outcome]) => outcome === 'survived' && !reasons.has(nameOf(mutant)));
  return survivors.length + wrong.length > 0 ? 1 : 0;
}

main().then((code) => process.exit(code));
