import { findTable, tableNames } from '../../../catalog/tables';
import type { Declarations, DeclaredFunction, DeclaredWatchlist } from '../../model/declarations';
import type { Column, FunctionParameter } from '../../model/model';
import { findAsimFunction } from './asim';
import { findAsimHelper } from './asim-helpers';
import { DEFENDER_FUNCTIONS, isXdrTable } from './defender';
import type { CallContext, GlobalState, Kusto, KustoSymbol, Parameter, TableSymbol, TypeSymbol } from './kusto';
import { toArray } from './tree';

/** Columns that every table of a workspace has but that appear only when they are named (Azure Monitor: standard columns). */
const STANDARD_COLUMNS: readonly Column[] = [
  { name: 'TenantId', type: 'string' },
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'Type', type: 'string' },
  { name: 'SourceSystem', type: 'string' },
  { name: '_ItemId', type: 'string' },
  { name: '_TimeReceived', type: 'datetime' },
  { name: '_ResourceId', type: 'string' },
  { name: '_SubscriptionId', type: 'string' },
  { name: '_IsBillable', type: 'string' },
  { name: '_BilledSize', type: 'real' },
];

/**
 * The reference that the catalog was made from lost every column called `Name`. These tables are known not to have one; to any other it is
 * added when a query names it, so that no rule is refused for a column that is there.
 */
const WITHOUT_NAME =
  /^(?:AAD|ADFS|Signin|Audit|Office|Cloud|Security|Common|Syslog|Event$|Windows|Device|Email|Identity|Alert|Behavior|Url|Microsoft|Azure(?:Activity|Diagnostics)|ASim|Heartbeat|Usage|ThreatIntel|AWS|W3C|Sentinel|LAQuery)/;

/** Tables that grow columns with what is sent to them. */
const OPEN_TABLES = new Set(['AzureDiagnostics']);

/** The rows that `_GetWatchlist` gives beside the watchlist's own columns. */
const WATCHLIST_COLUMNS: readonly Column[] = [
  { name: '_DTItemId', type: 'string' },
  { name: 'LastUpdatedTimeUTC', type: 'datetime' },
  { name: 'SearchKey', type: 'string' },
];

/** What `_GetWatchlistAlias` gives at least. */
const WATCHLIST_ALIAS_COLUMNS: readonly Column[] = [
  { name: 'WatchlistId', type: 'string' },
  { name: 'WatchlistAlias', type: 'string' },
  { name: 'WatchlistName', type: 'string' },
];

const NAME: Column = { name: 'Name', type: 'string' };
const PORTAL_TIME: Column = { name: 'Timestamp', type: 'datetime' };

const IDENTIFIER = /[A-Za-z_]\w*/g;

/** `search`, `find` and wildcards of `union` may mean any table. */
const READS_ALL = /(?:^|[|;({=])\s*(?:search|find)\b|\bunion\b[^|;]*\*/m;

/** What a query is bound to. */
export interface Workspace {
  readonly members: ReadonlySet<KustoSymbol>;
  readonly globals: GlobalState;
}

/** Makes the symbols that a query can refer to: only those whose names occur in its text, with which the service answers as with all of them. */
export class Symbols {
  private readonly tables = new Map<string, TableSymbol>();
  private readonly workspaces = new Map<string, Workspace>();
  private readonly numbers = new Map<KustoSymbol, number>();
  private readonly functions = new Map<string, KustoSymbol>();
  private readonly declaredTables: ReadonlyMap<string, readonly Column[]>;
  private readonly declaredFunctions: ReadonlyMap<string, DeclaredFunction>;
  private readonly watchlists: ReadonlyMap<string, DeclaredWatchlist>;
  /** Columns that stand in a documented table, by symbol: a column made by an operator is another symbol. */
  readonly tableOfColumn = new WeakMap<KustoSymbol, string>();
  /** Columns that only the Defender portal has: there so that the rest of a query can be checked, and reported wherever one is used. */
  readonly portalColumns = new WeakMap<KustoSymbol, string>();

  constructor(
    private readonly kusto: Kusto,
    declarations: Declarations,
  ) {
    const tables = new Map<string, readonly Column[]>();
    for (const { name, columns } of declarations.tables) tables.set(name, [...(tables.get(name) ?? []), ...columns]);
    this.declaredTables = tables;
    this.declaredFunctions = new Map(declarations.functions.map((f) => [f.name, f]));
    this.watchlists = new Map(declarations.watchlists.map((w) => [w.alias.toLowerCase(), w]));
  }

  findFunction(name: string): DeclaredFunction | undefined {
    return this.declaredFunctions.get(name);
  }
  isTable(name: string): boolean {
    return this.declaredTables.has(name) || findTable(name) !== undefined;
  }
  isWatchlist(alias: string): boolean {
    return this.watchlists.has(alias.toLowerCase());
  }
  watchlistAliases(): string[] {
    return [...this.watchlists.values()].map((w) => w.alias);
  }
  functionNames(): readonly string[] {
    return [...this.declaredFunctions.keys()];
  }
  /** Names for did-you-mean. */
  tableNames(): readonly string[] {
    return [...this.declaredTables.keys(), ...this.declaredFunctions.keys(), ...tableNames()];
  }

  /** The members of the workspace that a text may mean. */
  forText(text: string, tabular: readonly FunctionParameter[]): Workspace {
    const names = this.reach(text);
    const everything = READS_ALL.test(text);
    const tables = everything ? [...new Set([...names, ...this.declaredTables.keys(), ...tableNames()])] : names;
    const named = (name: string) => names.has(name) || new RegExp(`\\b${name}\\d`).test(text);
    const extra = [...STANDARD_COLUMNS, PORTAL_TIME, NAME].filter(({ name }) => named(name));
    const members: KustoSymbol[] = [];
    for (const name of tables) {
      const table = this.table(name, extra);
      if (table) members.push(table);
    }
    for (const name of names) {
      const found = this.function(name);
      if (found) members.push(found);
    }
    for (const { name } of tabular) members.push(new this.kusto.Symbols.TableSymbol.$ctor4(name, []).WithIsOpen(true));
    members.push(...this.scopes(text, members));
    return this.workspace(members);
  }

  /** Queries that mean the same members share one workspace, and with it what the service remembers of it. */
  private workspace(members: readonly KustoSymbol[]): Workspace {
    const key = members.map((member) => this.numberOf(member)).join(' ');
    const known = this.workspaces.get(key);
    if (known) return known;
    const { DatabaseSymbol } = this.kusto.Symbols;
    const database = new DatabaseSymbol.$ctor1('workspace', members, false);
    const made = { members: new Set(members), globals: this.kusto.GlobalState.Default.WithDatabase(database) };
    this.workspaces.set(key, made);
    return made;
  }

  private numberOf(member: KustoSymbol): number {
    const known = this.numbers.get(member);
    if (known !== undefined) return known;
    const next = this.numbers.size;
    this.numbers.set(member, next);
    return next;
  }

  /** Identifiers of the text and of the bodies of the functions it may call. */
  private reach(text: string): ReadonlySet<string> {
    const names = new Set<string>();
    const texts = [text];
    for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
      for (const [name] of next.matchAll(IDENTIFIER)) {
        if (names.has(name)) continue;
        names.add(name);
        const body = this.declaredFunctions.get(name)?.body;
        if (body) texts.push(body);
      }
    }
    return names;
  }

  /** `workspace("x")`, `app("x")`, `adx("x")`, `arg("")`: databases; the first has the tables of any workspace. */
  private scopes(text: string, members: readonly KustoSymbol[]): KustoSymbol[] {
    const { DatabaseSymbol, FunctionSymbol } = this.kusto.Symbols;
    return ['workspace', 'app', 'adx', 'arg', 'resource']
      .filter((name) => new RegExp(`\\b${name}\\s*\\(`).test(text))
      .map((name) => {
        const inside = name === 'workspace' || name === 'resource' ? members : [];
        return new FunctionSymbol.$ctor5(name, new DatabaseSymbol.$ctor1('', inside, true), [
          this.parameter('id', 'string', false),
        ]);
      });
  }

  private table(name: string, named: readonly Column[]): TableSymbol | undefined {
    const extra = named.filter((column) => {
      if (column === PORTAL_TIME) return isXdrTable(name);
      return column !== NAME || !(WITHOUT_NAME.test(name) || this.declaredTables.has(name));
    });
    const key = [name, ...extra.map((column) => column.name)].join(' ');
    const made = this.tables.get(key);
    if (made) return made;
    const documented = findTable(name)?.columns;
    const declared = this.declaredTables.get(name);
    if (!documented && !declared) return undefined;
    const columns = [...(documented ?? []), ...(declared ?? [])];
    let table = this.openable(name, distinct([...extra, ...columns]));
    if (OPEN_TABLES.has(name)) table = table.WithIsOpen(true);
    const reference = new Set(documented?.map((column) => column.name));
    const portal = extra.includes(PORTAL_TIME) && !columns.some((column) => column.name === PORTAL_TIME.name);
    for (const column of toArray(table.Columns)) {
      if (reference.has(column.Name)) this.tableOfColumn.set(column, name);
      if (portal && column.Name === PORTAL_TIME.name) this.portalColumns.set(column, name);
    }
    this.tables.set(key, table);
    return table;
  }

  private function(name: string): KustoSymbol | undefined {
    const made = this.functions.get(name);
    if (made) return made;
    const found =
      (this.isSilent(name) ? this.asimHelper(name) : undefined) ??
      this.declared(name) ??
      this.watchlist(name) ??
      this.asimHelper(name) ??
      this.asim(name) ??
      this.defender(name);
    if (found) this.functions.set(name, found);
    return found;
  }

  /** Does a declaration leave open what comes out? Of a helper function that is known. */
  isSilent(name: string): boolean {
    const declared = this.declaredFunctions.get(name);
    return declared !== undefined && !declared.body && !declared.columns && !declared.returns;
  }

  private declared(name: string): KustoSymbol | undefined {
    const declared = this.declaredFunctions.get(name);
    if (!declared) return undefined;
    const { FunctionSymbol } = this.kusto.Symbols;
    if (declared.body !== undefined) {
      return new FunctionSymbol.$ctor16(name, parameterList(declared.parameters), `{\n${declared.body}\n}`, null);
    }
    const parameters = toArray(this.kusto.Symbols.Parameter.ParseList(parameterList(declared.parameters)));
    return new FunctionSymbol.$ctor5(name, this.resultOf(declared), parameters);
  }

  private resultOf({ name, columns, returns }: DeclaredFunction): TypeSymbol {
    if (returns !== undefined) return this.kusto.Symbols.ScalarTypes.GetSymbol(returns);
    return columns ? this.openable(name, columns) : this.openable(name, []).WithIsOpen(true);
  }

  private watchlist(name: string): KustoSymbol | undefined {
    const { FunctionSymbol, Tabularity } = this.kusto.Symbols;
    if (name === '_GetWatchlist') {
      const parameters = [this.parameter('watchlistAlias', 'string', false), this.parameter('keys', 'dynamic', true)];
      return new FunctionSymbol.ctor(name, (call) => this.watchlistRows(call), Tabularity.Tabular, parameters);
    }
    if (name === '_GetWatchlistAlias') {
      return new FunctionSymbol.$ctor5(name, this.openable(name, WATCHLIST_ALIAS_COLUMNS).WithIsOpen(true), []);
    }
    return undefined;
  }

  private watchlistRows(call: CallContext): TypeSymbol {
    const first = call.Arguments.Count > 0 ? call.Arguments.getItem(0) : undefined;
    const alias = first?.ConstantValue ?? first?.LiteralValue;
    const known = typeof alias === 'string' ? this.watchlists.get(alias.toLowerCase()) : undefined;
    const own = (known?.columns ?? []).map(({ name }) => ({ name, type: 'string' }));
    const rows = this.openable('_GetWatchlist', distinct([...WATCHLIST_COLUMNS, ...own]));
    return known ? rows : rows.WithIsOpen(true);
  }

  private asim(name: string): KustoSymbol | undefined {
    const found = findAsimFunction(name);
    if (!found) return undefined;
    const columns = found.table ? findTable(found.table)!.columns : [];
    const parameters = found.parameters.map((p) => this.parameter(p.name, p.type, true));
    return new this.kusto.Symbols.FunctionSymbol.$ctor5(
      name,
      this.openable(name, columns).WithIsOpen(true),
      parameters,
    );
  }

  private asimHelper(name: string): KustoSymbol | undefined {
    const found = findAsimHelper(name);
    if (!found) return undefined;
    const { FunctionSymbol, Parameter } = this.kusto.Symbols;
    const { parameters, body } = found;
    if (body !== undefined) return new FunctionSymbol.$ctor16(name, parameters, body, null);
    const anyRows = this.openable(name, []).WithIsOpen(true);
    return new FunctionSymbol.$ctor5(name, anyRows, toArray(Parameter.ParseList(parameters)));
  }

  private defender(name: string): KustoSymbol | undefined {
    if (!Object.hasOwn(DEFENDER_FUNCTIONS, name)) return undefined;
    const { parameters, body } = DEFENDER_FUNCTIONS[name]!;
    return new this.kusto.Symbols.FunctionSymbol.$ctor16(name, parameters, body, null);
  }

  private parameter(name: string, type: string, optional: boolean): Parameter {
    const symbol = this.kusto.Symbols.ScalarTypes.GetSymbol(type);
    return new this.kusto.Symbols.Parameter.$ctor3(
      name,
      symbol,
      0,
      null,
      null,
      false,
      null,
      optional ? 0 : 1,
      1,
      null,
      null,
    );
  }

  private openable(name: string, columns: readonly Column[]): TableSymbol {
    const { ColumnSymbol, ScalarTypes, TableSymbol } = this.kusto.Symbols;
    return new TableSymbol.$ctor4(
      name,
      columns.map((column) => new ColumnSymbol(column.name, ScalarTypes.GetSymbol(column.type), null)),
    );
  }
}

const distinct = (columns: readonly Column[]): Column[] => [...new Map(columns.map((c) => [c.name, c])).values()];

/** `(ip:string, lookback:timespan=14d)`. */
export const parameterList = (parameters: readonly FunctionParameter[]): string =>
  `(${parameters.map((p) => `${p.name}:${p.type === 'table' ? '(*)' : p.type}${p.default === undefined ? '' : `=${p.default}`}`).join(', ')})`;
