import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentForms } from '../../lib/catalog/bounds/environment';
import { displayPath } from '../../lib/files/file-problems';
import { environmentsFolder, rulesFolder } from '../../lib/files/root';
import { environmentTemplate } from '../templates/environment';
import { ruleTemplates } from '../templates/rule';

interface NewOptions {
  readonly kind: keyof typeof ruleTemplates;
  readonly out?: string;
}

/** `ttk new`: a commented, valid file to start from; never overwrites. */
export async function run([what, name = '']: string[], options: NewOptions): Promise<number> {
  if (what !== 'rule' && what !== 'environment') {
    console.error(`ttk new makes a 'rule' or an 'environment', not '${what}'.`);
    return 1;
  }
  const { pattern, form } = environmentForms.name;
  if (!pattern.test(name)) {
    console.error(`The name should be ${form}; got '${name}'.`);
    return 1;
  }
  const template = ruleTemplates[options.kind];
  const folder = options.out ?? (what === 'rule' ? join(rulesFolder, template.folder) : environmentsFolder);
  const path = join(folder, `${name}.yaml`);
  if (existsSync(path)) {
    console.error(`${displayPath(path)} exists already; nothing was written.`);
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path,
    what === 'rule' ? template.text(name, randomUUID()) : environmentTemplate(randomUUID(), randomUUID()),
  );
  console.log(`${displayPath(path)} written.`);
  console.log(
    what === 'rule'
      ? `Next: npx ttk check ${displayPath(path)} && npx ttk test ${displayPath(path)}`
      : `Next: fill in the tenant, then npx ttk synth ${name}`,
  );
  return 0;
}
