import { existsSync, realpathSync } from 'node:fs';
import { ruleBounds } from '../lib/catalog/bounds/rules';
import { findRuleFiles } from '../lib/files/find';
import { rulesFolder } from '../lib/files/root';
import { YamlSource } from '../lib/files/source';
import { ruleYaml } from '../lib/import/write-yaml';
import { BAD, GOOD } from '../lib/report/exit-code';
import { json } from '../lib/report/json';
import { printDocument, printError } from '../lib/report/print';
import { declared } from '../lib/rules/compile';
import { elsewhere, inlineRule } from '../lib/rules/inline';
import { fileStem } from '../lib/rules/read/common';
import type { Rule } from '../lib/rules/read/model';
import { readSources } from '../lib/rules/read-rules';
import { allOf, didYouMean } from '../lib/values/text';

/** `ttk rules --inline <rule>`: a rule as it works without the kit's functions, for whoever takes it elsewhere. */
export async function inline(wanted: string, format: string | undefined): Promise<number> {
  const own = existsSync(wanted) ? [wanted] : [];
  const paths = new Map([...findRuleFiles([rulesFolder, ...own]).files].map((path) => [realpathSync(path), path]));
  const sources = [...paths.values()].map((path) => YamlSource.read(path));
  const read = readSources(sources);
  const rules = read.rules.filter(({ function: saved }) => !saved);
  const found = own.length > 0 ? inFile(rules, sources, wanted, [...paths.keys()]) : rules.filter(isCalled(wanted));
  if (found.length !== 1) return fail(notOne(wanted, found, rules));
  const [rule] = found as [Rule];
  const inlined = await inlineRule(rule, declared(read));
  if ('refused' in inlined) return fail(`'${rule.name}' cannot be printed without its functions: ${inlined.refused}.`);
  const { query, functions, wrong } = inlined;
  const bound = ruleBounds.query.max;
  if (query.length > bound)
    return fail(
      `The query of '${rule.name}' has ${query.length.toLocaleString('en')} characters${functions.length ? ` with ${allOf(functions)} written out` : ''}; Sentinel takes ${bound.toLocaleString('en')}. Deploy the functions as well: they are saved searches (docs/rules.md).`,
    );
  if (wrong) return fail(`'${rule.name}' is wrong with its functions written out: ${wrong.message}.`);
  const content = elsewhere(sources.find(({ file }) => file === rule.file)!, query);
  const { file, id, name, kind } = rule;
  printDocument(
    format === 'json'
      ? json({ file, id, name, kind, functions, length: query.length, query, rule: content })
      : ruleYaml(content).trimEnd(),
  );
  return GOOD;
}

function fail(reason: string): number {
  printError(reason);
  return BAD;
}

const inFile = (
  rules: readonly Rule[],
  sources: readonly YamlSource[],
  wanted: string,
  paths: readonly string[],
): readonly Rule[] => {
  const file = sources[paths.indexOf(realpathSync(wanted))]?.file;
  return rules.filter((rule) => rule.file === file);
};

/** By id, name or file. */
const isCalled = (wanted: string) => {
  const text = wanted.trim().toLowerCase();
  return ({ id, name, file, alert }: Rule): boolean =>
    [id, alert?.id, name, alert?.displayName, fileStem(file)].some((known) => known?.toLowerCase() === fileName(text));
};

const fileName = (text: string): string => (/\.ya?ml$/.test(text) ? fileStem(text) : text);

function notOne(wanted: string, found: readonly Rule[], rules: readonly Rule[]): string {
  if (found.length > 1) return `'${wanted}' means several rules: ${allOf(found.map(({ file }) => file))}.`;
  const near = didYouMean(
    wanted,
    rules.flatMap(({ name, file }) => [fileStem(file), name]),
  );
  return `There is no analytic rule or hunting query '${wanted}': write its id, its name or its file.${near ? ` Did you mean '${near}'?` : ''}`;
}
