import { isUtf8 } from 'node:buffer';
import { isMap } from '../files/format/place';
import { isError } from '../files/problem';
import { YamlSource } from '../files/source';
import { isAzSentinel } from '../rules/read/built-in';
import { fileStem } from '../rules/read/common';
import { readSources } from '../rules/read-rules';
import { builtInYaml, fromDocument } from './from-json';
import { type Found, withPlace } from './model';
import type { ImportSource } from './sources';

/** The rule of a YAML file, which is taken as it is: every byte of it. A file of AzSentinel has several. */
export function fromYaml(origin: ImportSource, text: string): Found[] {
  const { file, isNamed, bytes } = origin;
  const source = YamlSource.parse(file, text);
  const value = isMap(source.value) ? source.value : {};
  const textOf = (key: string) => (typeof value[key] === 'string' ? (value[key] as string) : null);
  const refused = { source: file, name: textOf('name'), kind: textOf('kind'), id: textOf('id') };
  const [broken] = source.problems;
  if (broken) return [{ ...refused, reason: withPlace(broken), failed: true }];
  if (isAzSentinel(value)) return fromDocument(origin, value);
  const builtIn = builtInYaml(value);
  if (builtIn) return [{ ...refused, reason: builtIn, failed: false }];
  const { rules, watchlists, automation, workbooks, schemas, problems } = readSources([source]);
  // Older PowerShell writes UTF-16, which is YAML too but not what the rest of the tools reads.
  const unchanged = bytes && isUtf8(bytes) ? bytes : undefined;
  const [rule] = rules;
  const [definition] = [...rules, ...watchlists, ...automation, ...workbooks, ...schemas];
  if (definition) {
    const name = rule?.name || refused.name || textOf('alias') || fileStem(file);
    const id = rule?.id ?? refused.id ?? '';
    return [{ source: file, name, kind: definition.kind, id, text, bytes: unchanged }];
  }
  // A file without a query is no rule; one with a query is a rule with a mistake.
  const failed = problems.some(isError) && (isNamed || value.query !== undefined);
  return [{ ...refused, reason: problems[0]?.message ?? 'it is no rule file', failed }];
}
