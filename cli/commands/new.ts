import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { environmentForms } from '../../lib/catalog/bounds/environment';
import { displayPath } from '../../lib/files/file-problems';
import { environmentsFolder, rulesFolder } from '../../lib/files/root';
import { replaceFile } from '../../lib/files/write/replace-file';
import { GOOD, unusable } from '../../lib/report/exit-code';
import { print } from '../../lib/report/print';
import { environmentTemplate } from '../templates/environment';
import { ruleTemplates } from '../templates/rule';

interface NewOptions {
  readonly kind: keyof typeof ruleTemplates;
  readonly out?: string;
}

/** `ttk new`: a commented, valid file to start from; never overwrites. */
export async function run([what, name = '']: string[], options: NewOptions): Promise<number> {
  if (what !== 'rule' && what !== 'environment') {
    return unusable(`ttk new makes a 'rule' or an 'environment', not '${what}'.`);
  }
  const { pattern, form } = environmentForms.name;
  if (!pattern.test(name)) {
    return unusable(`The name should be ${form}; got '${name}'.`);
  }
  const template = ruleTemplates[options.kind];
  const folder = options.out ?? (what === 'rule' ? join(rulesFolder, template.folder) : environmentsFolder);
  const path = join(folder, `${name}.yaml`);
  if (existsSync(path)) {
    return unusable(`${displayPath(path)} exists already; nothing was written.`);
  }
  replaceFile(path, what === 'rule' ? schemaLine(folder) + template.text(name, randomUUID()) : environmentTemplate);
  print(`${displayPath(path)} written.`);
  print(
    what === 'rule'
      ? `Next: npx ttk check ${displayPath(path)} && npx ttk test ${displayPath(path)}`
      : `Next: fill in what stands between < and >, then npx ttk synth ${name}`,
  );
  return GOOD;
}

/** Points editors at the form of rules, wherever the file stands. */
const schemaLine = (folder: string): string =>
  `# yaml-language-server: $schema=${relative(folder, join(rulesFolder, 'rule.schema.json')).replaceAll('\\', '/')}\n`;
