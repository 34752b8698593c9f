import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../../lib/files/file-problems';
import { fileLimits } from '../../lib/files/limits';
import { rulesFolder } from '../../lib/files/root';
import { readText } from '../../lib/files/text-file';
import { replaceFile } from '../../lib/files/write/replace-file';
import { METADATA_HOSTS, pullCommand, schemaFiles } from '../../lib/kql/schema-pull';
import { BAD, GOOD, unusable } from '../../lib/report/exit-code';
import { print, printError } from '../../lib/report/print';
import { problemText } from '../../lib/report/problems';
import { count, didYouMean } from '../../lib/values/text';
import { isUuid } from '../../lib/values/uuid';

interface Options {
  readonly out?: string;
  readonly workspace?: string;
}

/**
 * `ttk schema pull`: prints the command that saves a workspace's own description; with the saved response, writes what the catalog does
 * not know into files of `kind: Schema`. No credentials pass through here.
 */
export async function run(args: string[], options: Options): Promise<number> {
  const [what, response] = args;
  if (what !== 'pull') {
    const near = didYouMean(String(what), ['pull']);
    return unusable(
      `\`ttk schema ${what}\` is unknown${near ? `; did you mean \`ttk schema ${near}\`?` : '; there is `ttk schema pull`'}`,
    );
  }
  return response === undefined ? printCommand(options) : write(response, options.out ?? join(rulesFolder, 'tables'));
}

function printCommand({ workspace }: Options): number {
  if (workspace !== undefined && !isUuid(workspace)) {
    return unusable(`--workspace takes the customer id of the workspace, a GUID; found '${workspace}'`);
  }
  const id = workspace ?? '<workspace-id>';
  print('Sign in with `az login`, then save what the workspace says of its tables and functions:');
  print('');
  print(`  ${pullCommand(id)}`);
  print('');
  print(
    `In other clouds the host is ${METADATA_HOSTS.usGovernment} (US Government) or ${METADATA_HOSTS.china} (China).`,
  );
  if (!workspace) {
    print(
      'The workspace id is shown by: az monitor log-analytics workspace show -g <group> -n <name> --query customerId -o tsv',
    );
  }
  print('Then: ttk schema pull metadata.json');
  return GOOD;
}

function write(response: string, folder: string): number {
  const read = readText(response, fileLimits.generated);
  if ('problem' in read) return unusable(problemText(read.problem));
  const found = schemaFiles(read.text);
  if ('reason' in found) return unusable(`${response} cannot be used: ${found.reason}`);
  if (found.files.length === 0) {
    print('Nothing to write: every table and function of this workspace is known.');
    return GOOD;
  }
  let kept = 0;
  for (const { name, what, text: content } of found.files) {
    const path = join(folder, `${name}.yaml`);
    const there = existsSync(path) ? readText(path) : undefined;
    // What is no text is none of ours, and is kept too.
    const before = there && ('text' in there ? there.text.replace(/\r\n/g, '\n') : '');
    if (before === undefined) replaceFile(path, content);
    if (before !== undefined && before !== content) kept += 1;
    const state = before === undefined ? 'written' : before === content ? 'unchanged' : 'KEPT   ';
    print(`${state}  ${displayPath(path)}  (${what === 'columns' ? 'added columns' : what})`);
  }
  if (kept === 0) return GOOD;
  printError(
    `${count(kept, 'file')} kept as it was although the workspace says otherwise: remove it, or write elsewhere with --out`,
  );
  return BAD;
}
