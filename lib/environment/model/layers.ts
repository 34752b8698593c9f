import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap } from '../../files/format/place';
import type { Location, Problem } from '../../files/problem';
import { type Path, YamlSource } from '../../files/source';
import { extendsCircle, extendsMissing, notAMap } from './problems';

type Data = Record<string, unknown>;

/** A file merged with what it extends, which still knows where each value was written. */
export interface Merged {
  readonly value: Data;
  /** Where a value stands; for a missing one, the nearest ancestor in the file itself. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
  /** Folder of the file that wrote a value: relative paths start there. */
  readonly folderOf: (path: Path) => string;
  /** The files that were merged, absolute: the root of the chain first. */
  readonly files: readonly string[];
}

export interface LayeredFile {
  readonly path: string;
  readonly source: YamlSource;
  readonly value: Data | undefined;
  readonly merged: Merged | undefined;
  readonly problems: readonly Problem[];
}

/** Reads environment files with what they extend; every file is read once however often it is extended. */
export class LayerReader {
  private readonly files = new Map<string, { source: YamlSource; value: Data | undefined; problems: Problem[] }>();

  /** Every file touched so far. */
  touched(): LayeredFile[] {
    return [...this.files].map(([path, file]) => ({ path, merged: undefined, ...file }));
  }

  /** One file, merged from the root of its chain down to itself. */
  read(path: string): LayeredFile {
    const file = this.load(path);
    const problems: Problem[] = [];
    const chain = this.chain(path, problems);
    const merged = chain?.every((link) => this.load(link).value !== undefined) ? this.merge(chain) : undefined;
    return { path, source: file.source, value: file.value, problems, merged };
  }

  private load(path: string) {
    let file = this.files.get(path);
    if (!file) {
      const source = YamlSource.read(path);
      const value = isMap(source.value) ? source.value : undefined;
      const problems = [...source.problems];
      if (!value && problems.length === 0) problems.push(notAMap(source.at([]), {}));
      file = { source, value, problems };
      this.files.set(path, file);
    }
    return file;
  }

  /** Paths from the root of the chain to the file itself; undefined when a link is broken. */
  private chain(path: string, problems: Problem[]): string[] | undefined {
    const chain = [path];
    for (;;) {
      const file = this.load(chain[0]!);
      const target = file.value?.extends;
      if (typeof target !== 'string' || target === '') return chain;
      const next = resolve(dirname(chain[0]!), target);
      if (chain.includes(next)) {
        const circle = [...chain.slice(0, chain.indexOf(next) + 1).reverse()].map((p) => this.load(p).source.file);
        problems.push(extendsCircle(file.source.at(['extends']), { chain: [...circle, circle[0]!] }));
        return undefined;
      }
      if (!existsSync(next)) {
        problems.push(extendsMissing(file.source.at(['extends']), { target }));
        return undefined;
      }
      chain.unshift(next);
    }
  }

  private merge(chain: readonly string[]): Merged {
    const origin = new Map<string, string>();
    let value: Data = {};
    for (const path of chain) {
      const { extends: _extends, abstract, ...own } = this.load(path).value!;
      value = mergeMaps(value, own, [], (at) => origin.set(keyOf(at), path));
      if (path === chain.at(-1) && abstract !== undefined) value.abstract = abstract;
    }
    const last = chain.at(-1)!;
    const originOf = (path: Path): string => {
      for (let n = path.length; n > 0; n--) {
        const found = origin.get(keyOf(path.slice(0, n)));
        if (found) return found;
      }
      return last;
    };
    return {
      value,
      locate: (path, part) => this.load(originOf(path)).source.at(path, part),
      folderOf: (path) => dirname(originOf(path)),
      files: chain.map((path) => resolve(path)),
    };
  }
}

/** Maps merge key by key, everything else (lists too) is replaced, and null goes back to the default. */
function mergeMaps(base: Data, over: Data, path: Path, wrote: (path: Path) => void): Data {
  const result: Data = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const here = [...path, key];
    if (value === null) {
      delete result[key];
      continue;
    }
    wrote(here);
    result[key] = isMap(value) ? mergeMaps(isMap(result[key]) ? result[key] : {}, value, here, wrote) : value;
  }
  return result;
}

const keyOf = (path: Path) => JSON.stringify(path.map(String));
