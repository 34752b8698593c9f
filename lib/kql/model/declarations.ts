import { type Location, type Problem, problemKind } from '../../files/problem';
import type { Path, YamlSource } from '../../files/source';
import { didYouMean, oneOf } from '../../values/text';
import type { Column, FunctionParameter } from './model';

/** What a workspace holds beyond the documented Log Analytics tables and Sentinel's own functions. */
export interface Declarations {
  readonly tables: readonly DeclaredTable[];
  readonly functions: readonly DeclaredFunction[];
  readonly watchlists: readonly DeclaredWatchlist[];
}

/** A custom table, or columns that this workspace adds to a documented one. */
export interface DeclaredTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A saved function. With a body its columns are derived; with columns they are taken as said; with neither any column is accepted. */
export interface DeclaredFunction {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly columns?: readonly Column[];
  /** KQL. */
  readonly body?: string;
}

/** A watchlist; its columns arrive as strings. */
export interface DeclaredWatchlist {
  readonly alias: string;
  readonly columns: readonly Column[];
}

export const noDeclarations: Declarations = { tables: [], functions: [], watchlists: [] };

/** The KQL types a column or parameter may have. */
export const COLUMN_TYPES = [
  'string',
  'datetime',
  'timespan',
  'dynamic',
  'bool',
  'int',
  'long',
  'real',
  'decimal',
  'guid',
] as const;

const TYPE_ALIASES: Readonly<Record<string, string>> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  time: 'timespan',
};

export const invalidDeclaration = problemKind<{ what: string }>({
  code: 'schema/invalid-declaration',
  severity: 'error',
  cause: 'A declared table or function (`kind: Schema`) is not of the form that is understood.',
  cure: 'Write `tables: [ { name, columns: { Name: type } } ]` and `functions: [ { name, parameters: [ { name, type, default? } ], columns?: { Name: type } } ]`.',
  message: ({ what }) => what,
});

export const unknownColumnType = problemKind<{ found: string }>({
  code: 'schema/unknown-type',
  severity: 'error',
  cause: 'A declared column or parameter has a type that KQL does not know.',
  cure: `Use ${oneOf(COLUMN_TYPES)}.`,
  message: ({ found }) => `'${found}' is not a KQL type`,
  help: ({ found }) => {
    const near = didYouMean(found, COLUMN_TYPES);
    return near ? `Did you mean ${near}?` : `Use ${oneOf(COLUMN_TYPES)}.`;
  },
});

export const duplicateDeclaration = problemKind<{ what: string; name: string }>({
  code: 'schema/duplicate-declaration',
  severity: 'error',
  cause: 'A table or function is declared twice in one file.',
  cure: 'Keep one of the two.',
  message: ({ what, name }) => `the ${what} '${name}' is declared twice`,
});

export const unknownDeclarationKey = problemKind<{ key: string; allowed: readonly string[] }>({
  code: 'schema/unknown-key',
  severity: 'warning',
  cause: 'A declaration holds a key that means nothing.',
  cure: 'Correct or remove it.',
  message: ({ key, allowed }) => `'${key}' means nothing here; known are ${allowed.join(', ')}`,
  help: ({ key, allowed }) => {
    const near = didYouMean(key, allowed);
    return near ? `Did you mean ${near}?` : 'Correct or remove it.';
  },
});

export interface ReadDeclarations {
  readonly tables: readonly DeclaredTable[];
  readonly functions: readonly DeclaredFunction[];
  readonly problems: readonly Problem[];
}

/** Reads a file of `kind: Schema`. */
export const readSchemaFile = (source: YamlSource): ReadDeclarations => ({
  ...new Reader((path, part) => source.at(path, part)).read(source.value),
});

/** Reads the parsed form (`{ tables, functions }`), for example the one an environment holds; `at` finds the place of a path below it. */
export const readDeclarations = (
  value: unknown,
  at: (path: Path, part?: 'key' | 'value') => Location,
): ReadDeclarations => new Reader(at).read(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Reader {
  private readonly problems: Problem[] = [];
  constructor(private readonly at: (path: Path, part?: 'key' | 'value') => Location) {}

  read(value: unknown): ReadDeclarations {
    if (!isRecord(value)) {
      this.invalid([], 'a schema is a map with `tables` and `functions`');
      return { tables: [], functions: [], problems: this.problems };
    }
    this.keys(value, [], ['id', 'kind', 'name', 'description', 'tables', 'functions']);
    const tables = this.list(value.tables, ['tables'], 'table', (item, path) => this.table(item, path));
    const functions = this.list(value.functions, ['functions'], 'function', (item, path) => this.function(item, path));
    return { tables, functions, problems: this.problems };
  }

  /** A list of maps that carry their name, or a map from name to the rest. */
  private list<T extends { name: string }>(
    value: unknown,
    path: Path,
    what: string,
    make: (item: Record<string, unknown>, path: Path) => T | undefined,
  ): T[] {
    if (value === undefined || value === null) return [];
    const items: [unknown, Path][] = Array.isArray(value)
      ? value.map((item, i) => [item, [...path, i]])
      : isRecord(value)
        ? Object.entries(value).map(([name, item]) => [
            isColumnMap(item) ? { name, columns: item } : isRecord(item) ? { name, ...item } : item,
            [...path, name],
          ])
        : [];
    if (!Array.isArray(value) && !isRecord(value)) this.invalid(path, `\`${path.join('.')}\` is a list`);
    const seen = new Set<string>();
    return items.flatMap(([item, where]) => {
      if (!isRecord(item)) {
        this.invalid(where, `a ${what} is a map with a \`name\``);
        return [];
      }
      if (typeof item.name !== 'string' || !/^[A-Za-z_][\w-]*$/.test(item.name)) {
        this.invalid(where, `a ${what} needs a \`name\` of letters, digits and underscores`);
        return [];
      }
      if (seen.has(item.name)) {
        this.problems.push(duplicateDeclaration(this.at([...where, 'name']), { what, name: item.name }));
        return [];
      }
      seen.add(item.name);
      const made = make(item, where);
      return made ? [made] : [];
    });
  }

  private table(item: Record<string, unknown>, path: Path): DeclaredTable | undefined {
    this.keys(item, path, ['name', 'description', 'columns']);
    const columns = this.columns(item.columns, [...path, 'columns']);
    if (item.columns === undefined || item.columns === null)
      this.invalid(path, `the table '${item.name}' needs \`columns\``);
    return columns && { name: item.name as string, columns };
  }

  private function(item: Record<string, unknown>, path: Path): DeclaredFunction {
    this.keys(item, path, ['name', 'description', 'parameters', 'columns', 'body']);
    const columns = this.columns(item.columns, [...path, 'columns']);
    if (item.body !== undefined && typeof item.body !== 'string')
      this.invalid([...path, 'body'], '`body` is the KQL text of the function');
    return {
      name: item.name as string,
      parameters: this.parameters(item.parameters, [...path, 'parameters']),
      ...(columns && { columns }),
      ...(typeof item.body === 'string' && { body: item.body }),
    };
  }

  private parameters(value: unknown, path: Path): FunctionParameter[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.invalid(path, '`parameters` is a list of `{ name, type, default? }`');
      return [];
    }
    return value.flatMap((item: unknown, i) => {
      const where = [...path, i];
      if (!isRecord(item) || typeof item.name !== 'string') {
        this.invalid(where, 'a parameter is a map with `name` and `type`');
        return [];
      }
      this.keys(item, where, ['name', 'type', 'description', 'default']);
      const type = this.type(item.type, [...where, 'type'], ['table']);
      const literal =
        typeof item.default === 'string' || typeof item.default === 'number' || typeof item.default === 'boolean';
      return type ? [{ name: item.name, type, ...(literal && { default: String(item.default) }) }] : [];
    });
  }

  private columns(value: unknown, path: Path): Column[] | undefined {
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown, i) => {
        if (!isRecord(item) || typeof item.name !== 'string') {
          this.invalid([...path, i], 'a column is a map with `name` and `type`');
          return [];
        }
        const type = this.type(item.type, [...path, i, 'type']);
        return type ? [{ name: item.name, type }] : [];
      });
    }
    if (!isRecord(value)) {
      this.invalid(path, '`columns` is a map from name to type');
      return undefined;
    }
    return Object.entries(value).flatMap(([name, found]) => {
      const type = this.type(found, [...path, name]);
      return type ? [{ name, type }] : [];
    });
  }

  private type(found: unknown, path: Path, more: readonly string[] = []): string | undefined {
    const type = TYPE_ALIASES[String(found).toLowerCase()] ?? String(found).toLowerCase();
    if ([...COLUMN_TYPES, ...more].includes(type)) return type;
    this.problems.push(unknownColumnType(this.at(path), { found: String(found) }));
    return undefined;
  }

  private keys(value: Record<string, unknown>, path: Path, allowed: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (!allowed.includes(key))
        this.problems.push(unknownDeclarationKey(this.at([...path, key], 'key'), { key, allowed }));
    }
  }

  private invalid(path: Path, what: string): void {
    this.problems.push(invalidDeclaration(this.at(path), { what }));
  }
}

/** `{ TimeGenerated: datetime, ... }`: columns straight below the table's name, as environments write it. */
const isColumnMap = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((type) => typeof type === 'string') &&
  !('body' in value);
