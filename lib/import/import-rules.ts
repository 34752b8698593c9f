import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { systemReason } from '../files/bytes';
import { displayPath } from '../files/file-problems';
import { YamlSource } from '../files/source';
import { textOf } from '../files/text-file';
import { compileRead } from '../rules/compile';
import { kitDeclarations } from '../rules/kit-declarations';
import type { Analyser } from '../rules/read/analyser';
import type { CompiledRule } from '../rules/read/model';
import { readSources } from '../rules/read-rules';
import { fromJson } from './from-json';
import { fromYaml } from './from-yaml';
import { type Candidate, type Found, type ImportItem, type ImportReport, withPlace } from './model';
import { Places } from './places';
import { promotionScaffold } from './scaffold';
import { type ImportSource, importSources, isJson } from './sources';

export interface ImportOptions {
  /** Folder for all files. @default the kit's rules/, each kind in its own folder */
  readonly out?: string;
  /** @default the Kusto language service (lib/kql) */
  readonly kql?: Analyser;
}

/**
 * Brings rules into the kit: YAML as it is, JSON (ARM templates, REST answers, exports) as YAML with every setting. Never
 * overwrites, never throws on what a file holds; what was written is checked like any rule file.
 */
export async function importRules(paths: readonly string[], { out, kql }: ImportOptions = {}): Promise<ImportReport> {
  const { sources: given, empty } = importSources(paths);
  const found = given.flatMap(read);
  const candidates = found.flatMap((item) => ('reason' in item ? [] : [item]));
  const places = new Places(out, candidates);
  const placed = found.map((item) => ({ item, place: 'reason' in item ? undefined : places.placeOf(item) }));
  const writes = placed.flatMap(({ item, place }) =>
    place && 'path' in place && !('reason' in item) ? [{ item, path: place.path }] : [],
  );
  const sources = new Map(writes.map(({ item, path }) => [path, YamlSource.parse(displayPath(path), item.text)]));
  const declarations = writes.length > 0 ? kitDeclarations([]) : undefined;
  const compiled = await compileRead(readSources([...sources.values()]), { kql, declarations });
  const rules = new Map(compiled.rules.map((rule) => [rule.file, rule]));
  const failures = new Map<string, string>();
  for (const { item, path } of writes) {
    const reason = write(path, content(item, sources.get(path)!, rules.get(displayPath(path))));
    if (reason) failures.set(path, reason);
  }
  const items = placed.map(({ item, place }): ImportItem => {
    const { source, name, kind, id } = item;
    const rule = { source, name, kind, id: id || null };
    if ('reason' in item) return { ...rule, file: null, status: 'notImportable', reason: item.reason };
    if (place && 'exists' in place) return { ...rule, file: place.exists, status: 'exists', reason: place.reason };
    const failure = place && failures.get(place.path);
    if (failure) return { ...rule, file: null, status: 'notImportable', reason: failure };
    const file = displayPath(place!.path);
    // A file without an id has one that follows from its name, and the name may be new.
    return { ...rule, id: rules.get(file)?.id ?? rule.id, file, status: 'imported', reason: null };
  });
  const failed = found.some((item) => 'reason' in item && item.failed);
  return { items, problems: compiled.problems, failed, unwritten: failures.size > 0, empty };
}

function read(source: ImportSource): Found[] {
  const { file, bytes, reason } = source;
  const nothing = { source: file, name: null, kind: null, id: null };
  if (bytes === undefined) return [{ ...nothing, reason: reason ?? 'cannot read it', failed: true }];
  const decoded = textOf(file, bytes);
  if ('problem' in decoded) return [{ ...nothing, reason: withPlace(decoded.problem), failed: true }];
  const { text } = decoded;
  return isJson(file, text) ? fromJson(source, text) : fromYaml(source, text);
}

/** A YAML file keeps its bytes; a hunting query that is not promoted gets a proposal, as comments. */
function content({ text, bytes }: Candidate, { file, value }: YamlSource, rule: CompiledRule | undefined): Buffer {
  const original = bytes ?? Buffer.from(text);
  if (rule?.kind !== 'Hunting' || rule.alert || /^# promotion:/m.test(text)) return original;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const scaffold = promotionScaffold(rule).replaceAll('\n', newline) + newline;
  const end = text.endsWith('\n') || text === '' ? '' : newline;
  const appended = `${text}${end}${scaffold}`;
  if (isDeepStrictEqual(YamlSource.parse(file, appended).value, value))
    return Buffer.concat([original, Buffer.from(`${end}${scaffold}`)]);
  // After a block that keeps its last line breaks, or without one, more lines would change the text: then on top.
  const mark = original.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  return Buffer.concat([original.subarray(0, mark), Buffer.from(scaffold), original.subarray(mark)]);
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Why it could not be written; never writes over a file that appeared meanwhile, and leaves no half of one. */
function write(path: string, bytes: Buffer): string | undefined {
  let isOurs = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'wx'));
    isOurs = true;
    writeFileSync(path, bytes);
    return undefined;
  } catch (error) {
    if (isOurs) rmSync(path, { force: true });
    return `cannot write ${displayPath(path)}: ${systemReason(error)}`;
  }
}
