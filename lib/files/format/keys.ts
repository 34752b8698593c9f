import type { AnyFormat } from './format';

/** A key of a file as docs/ lists it. */
export interface DocumentedKey {
  /** `access.azureRoles[].group`, `workspace.tables.<name>.plan`. */
  readonly path: string;
  readonly values: string;
  /** What holds when the key is absent; undefined when it has to be there. */
  readonly whenAbsent: string | undefined;
  readonly meaning: string;
}

/** Every key of a format with its values, default and meaning, in the order of the declaration; keys without effect are left out. */
export function documentedKeys({ kind }: AnyFormat, path = ''): readonly DocumentedKey[] {
  if (kind.item) return documentedKeys(kind.item.format, `${path}${kind.item.suffix}`);
  return Object.entries(kind.keys ?? {}).flatMap(([name, format]) => {
    const here = path ? `${path}.${name}` : name;
    const { meaning = '', required, absent } = format.settings;
    const below = documentedKeys(format, here);
    if (format.kind.words === 'nothing' || (below.length > 0 && !meaning)) return below;
    const whenAbsent = absent?.words ?? shownDefault(format);
    return [
      { path: here, values: valuesOf(format), whenAbsent: required === undefined ? whenAbsent : undefined, meaning },
      ...below,
    ];
  });
}

function valuesOf({ kind, settings }: AnyFormat): string {
  const { words, item } = kind;
  return settings.shown ?? (item && !item.format.kind.keys ? `${words}, each ${valuesOf(item.format)}` : words);
}

/** An empty list or map is not shown. */
function shownDefault({ kind, settings: { fallback } }: AnyFormat): string {
  if (fallback === undefined || kind.keys) return '';
  if (typeof fallback !== 'object' || fallback === null) return kind.written?.(fallback) ?? String(fallback);
  return Object.keys(fallback).length === 0 ? '' : JSON.stringify(fallback);
}
