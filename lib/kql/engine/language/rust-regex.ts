import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RRegex } from 'rregex';

/** What is wrong with a regular expression, and where: offsets in its text. */
export interface RegexMistake {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

let engine: (new (pattern: string) => RRegex) | undefined;

/**
 * Loaded when there is something to check: a start-up snapshot cannot hold WebAssembly. Not by an import, which the bundler of the
 * snapshot would follow; from any folder of the kit the package is found.
 */
function load(): new (pattern: string) => RRegex {
  engine ??= (createRequire(join(__dirname, 'here.js'))('rregex') as typeof import('rregex')).RRegex;
  return engine;
}

const known = new Map<string, RegexMistake | undefined>();
const MOST_KNOWN = 1000;

/**
 * Kusto takes the syntax of Rust's regex crate ("Regex syntax" in its documentation). Only the syntax is judged: how big an expression
 * may become once it is compiled is a setting of the engine that is not documented.
 */
export function regexMistake(pattern: string): RegexMistake | undefined {
  if (known.has(pattern)) return known.get(pattern);
  if (known.size >= MOST_KNOWN) known.clear();
  const found = compile(pattern);
  known.set(pattern, found);
  return found;
}

function compile(pattern: string): RegexMistake | undefined {
  const Regex = load();
  try {
    new Regex(pattern).free();
    return undefined;
  } catch (error) {
    const report = String((error as Error).message ?? error);
    return report.startsWith('regex parse error:') ? readReport(report, pattern) : undefined;
  }
}

/**
 * ```
 * regex parse error:
 *     a(?=b)
 *      ^^^
 * error: look-around, ... is not supported
 * ```
 * Of several lines each is numbered, between two rulers. Where two places are marked the last is the mistake.
 */
export function readReport(report: string, pattern: string): RegexMistake {
  const lines = report.split('\n');
  const reason = lines.at(-1)!.replace(/^error: /, '');
  const written = pattern.split('\n');
  let line = 0;
  let from = 0;
  let indent = 4;
  for (const [i, text] of lines.slice(1, -1).entries()) {
    const numbered = /^( *\d+: )/.exec(text);
    if (written.length > 1 && numbered) {
      if (line > 0) from += written[line - 1]!.length + 1;
      line += 1;
      indent = numbered[1]!.length;
    } else if (/^ *\^[ ^]*$/.test(text) && (written.length > 1 ? line > 0 : i === 1)) {
      const marked = /\^+$/.exec(text)!;
      const own = written[Math.max(line - 1, 0)]!;
      const start = from + unitsOf(own, marked.index - indent);
      return { reason, start, end: Math.max(from + unitsOf(own, text.length - indent), start + 1) };
    }
  }
  return { reason, start: 0, end: pattern.length };
}

/** Rust counts characters, JavaScript their halves. */
const unitsOf = (text: string, characters: number): number => [...text].slice(0, characters).join('').length;
