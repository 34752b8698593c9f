import { withoutSecrets } from '../catalog/secrets';
import { visibleLines } from '../values/visible';
import { intoTerminal } from './terminal';

/**
 * Text for people, on standard output: every command prints through here. Line breaks are those of the text; what else would act on a
 * terminal or on the log of a pipeline is written out, and what has the form of a secret is left out.
 */
export const print = (text: string): void => console.log(shown(text));

/** The same on standard error. */
export const printError = (text: string): void => console.error(shown(text));

/** A line that the next one is written over, on a terminal only. */
export function printProgress(text: string, stream: NodeJS.WriteStream = process.stderr): void {
  if (stream.isTTY) stream.write(`\r\u001b[2K${shown(text)}`);
}

/** Takes away what a terminal shows. */
export function clearTerminal(): void {
  if (process.stdout.isTTY) console.clear();
}

/** A document for machines, whose form has its own way to escape; a long one comes in pieces. */
export function printDocument(content: string | Iterable<string>): void {
  if (typeof content === 'string') {
    console.log(content);
    return;
  }
  // Who reads may have had enough, as `head` has.
  process.stdout.off('error', ignore).on('error', ignore);
  for (const piece of content) process.stdout.write(piece);
  process.stdout.write('\n');
}

const ignore = (): void => undefined;

/** A text as `print` shows it. */
export const shown = (text: string): string =>
  intoTerminal(visibleLines(withoutSecrets(text)).replace(COMMAND, '$1\\$2').replace(AZURE_COMMAND, '#\\#'));

/** What GitHub takes for a command at the begin of a line of a log, behind blanks too. */
const COMMAND = /^(\s*)(::)/gm;
/** What Azure Pipelines and TeamCity take for one anywhere in a line. */
const AZURE_COMMAND = /##(?=(?:vso|teamcity)?\[)/g;
