import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { casesFormat } from '../../lib/detection-tests/format';
import { environmentFormat } from '../../lib/environment/format/environment';
import { type AnyFormat, map } from '../../lib/files/format/format';
import { kitRoot } from '../../lib/files/root';
import { suppressionsFormat } from '../../lib/review/suppressions';
import { automationFormat } from '../../lib/rules/kinds/automation/format';
import { schemaFormat } from '../../lib/rules/kinds/schema/format';
import { watchlistFormat } from '../../lib/rules/kinds/watchlist/format';
import { workbookFormat } from '../../lib/rules/kinds/workbook/format';
import { alertKeys } from '../../lib/rules/read/alert-keys';
import { parametersFormat } from '../../lib/rules/read/function';
import { promotionKeys } from '../../lib/rules/read/hunting-query';
import { queryKeys } from '../../lib/rules/read/query-file';

/** Everything that a file of the kit may say. */
export const FORMATS: Readonly<Record<string, AnyFormat>> = {
  environment: environmentFormat,
  suppressions: suppressionsFormat,
  query: map(queryKeys('Hunting', false)),
  alert: map(alertKeys.Scheduled),
  promotion: map({ promotion: map(promotionKeys) }),
  function: map({ parameters: parametersFormat }),
  watchlist: watchlistFormat,
  automation: automationFormat,
  workbook: workbookFormat,
  schema: schemaFormat,
  cases: casesFormat,
};

/** Every path of a format: a name that people choose is `*`. */
function pathsOf({ kind }: AnyFormat, path: readonly string[] = []): string[][] {
  const below = kind.item ? pathsOf(kind.item.format, kind.item.suffix === '[]' ? path : [...path, '*']) : [];
  const own = Object.entries(kind.keys ?? {}).flatMap(([name, format]) => pathsOf(format, [...path, name]));
  return [[...path], ...below, ...own];
}

const known = Object.values(FORMATS).flatMap((format) => pathsOf(format));
const leaves = new Set(known.flat());

/** Whether some format has this path; `<name>` and `*` stand for any name, an index or `[]` for none. */
export function isKeyPath(path: string): boolean {
  const steps = path.replaceAll(/\[\d*\]/g, '').split('.');
  return known.some(
    (one) =>
      one.length === steps.length &&
      one.every((step, i) => step === steps[i] || step === '*' || /^[<*]/.test(steps[i]!)),
  );
}

export const isKey = (name: string): boolean => leaves.has(name);

const FILE =
  /\.(exe|com|net|cn|ya?ml|json|ts|js|md|tf|csv|kql|html|xml|css|png|out|git|cmd|ps1|txt|grit|jsonc|tfstate|zip)$/;

/** Dotted names in camel case, as keys are; Terraform's have underscores, KQL's and Microsoft's capitals, files an ending. */
export function keyPathsIn(text: string): string[] {
  const found =
    text.match(
      /(?<![\w./$@<-])[a-z][A-Za-z0-9]*(?:\[\d*\])?(?:\.(?:[A-Za-z][\w-]*|<[\w -]+>|\*)(?:\[\d*\])?)+(?![\w/(])/g,
    ) ?? [];
  return found.filter((path) => !FILE.test(path) && !path.includes('_') && path !== 'e.g');
}

/** Keys that a code span gives a value: `disable: true`. */
export const pairsIn = (text: string): string[] =>
  [...text.matchAll(/`(?:\{ )?([a-z][A-Za-z0-9.<>[\]]*):(?: [^`]*)?`/g)].map(([, key]) => key!);

/** The texts of TypeScript source; what is put into a template counts as a name. */
export function literalsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, value, quasis } = node as { type?: string; value?: string; quasis?: { cooked: string }[] };
    if (type === 'ImportDeclaration') return;
    // What a control judges is named as Terraform names it.
    if (type === 'KeyValueProperty' && (node as { key: { value?: string } }).key.value === 'judges') return;
    if (type === 'StringLiteral') found.push(value!);
    if (type === 'TemplateLiteral' && quasis) found.push(quasis.map(({ cooked }) => cooked).join('<name>'));
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(source, { syntax: 'typescript' }));
  return found;
}

export function sourceFiles(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(kitRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => pattern.test(file));
}

export const textOf = (file: string): string => readFileSync(join(kitRoot, file), 'utf8');
