/**
 * The part of Microsoft's Kusto language service that the kit uses, in types. The service is compiled from C#: lists have `Count` and
 * `getItem`, overloaded constructors are called `ctor`, `$ctor1`, ... and everything hangs on one global object.
 */
export interface Kusto {
  readonly KustoCode: {
    Parse(text: string): Code;
    ParseAndAnalyze(text: string, globals: GlobalState): Code;
  };
  readonly GlobalState: { readonly Default: GlobalState };
  readonly Symbols: {
    readonly ColumnSymbol: new (name: string, type: TypeSymbol, description: string | null) => ColumnSymbol;
    readonly TableSymbol: { readonly $ctor4: new (name: string, columns: readonly ColumnSymbol[]) => TableSymbol };
    readonly DatabaseSymbol: {
      readonly $ctor1: new (name: string, members: readonly KustoSymbol[], isOpen: boolean) => TypeSymbol;
    };
    readonly FunctionSymbol: {
      /** Columns that depend on the arguments. */
      readonly ctor: new (
        name: string,
        returnType: (call: CallContext) => TypeSymbol,
        tabularity: number,
        parameters: readonly Parameter[],
      ) => KustoSymbol;
      /** A known result. */
      readonly $ctor5: new (
        name: string,
        returnType: TypeSymbol,
        parameters: readonly Parameter[],
      ) => KustoSymbol;
      /** A parameter list and a body, in KQL. */
      readonly $ctor16: new (
        name: string,
        parameters: string,
        body: string,
        description: string | null,
      ) => KustoSymbol;
    };
    readonly Parameter: {
      /** As a function declares them: `(ip:string, lookback:timespan=14d)`. */
      ParseList(parameters: string): List<Parameter>;
      readonly $ctor3: new (
        name: string,
        type: TypeSymbol,
        argumentKind: number,
        values: null,
        examples: null,
        isCaseSensitive: boolean,
        defaultValueIndicator: null,
        minOccurring: number,
        maxOccurring: number,
        defaultValue: null,
        description: null,
      ) => Parameter;
    };
    readonly ScalarTypes: { GetSymbol(name: string): TypeSymbol };
    readonly Tabularity: { readonly Tabular: number };
  };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, number>> };
}

export interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface GlobalState {
  readonly Functions: List<KustoSymbol>;
  readonly Aggregates: List<KustoSymbol>;
  readonly PlugIns: List<KustoSymbol>;
  WithDatabase(database: TypeSymbol): GlobalState;
}

export interface KustoSymbol {
  readonly Name: string;
}
export interface TypeSymbol extends KustoSymbol {
  readonly Columns?: List<ColumnSymbol>;
  readonly IsOpen?: boolean;
}
export interface ColumnSymbol extends KustoSymbol {
  readonly Type: TypeSymbol;
}
export interface TableSymbol extends TypeSymbol {
  WithIsOpen(open: boolean): TableSymbol;
}
export type Parameter = { readonly Name: string };

export interface CallContext {
  readonly Arguments: List<SyntaxNode>;
}

export interface Code {
  readonly Syntax: SyntaxNode;
  readonly ResultType: TypeSymbol | null;
  GetDiagnostics(): List<Diagnostic>;
}

export interface Diagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Start: number;
  readonly End: number;
  readonly Message: string;
}

/** A node or a token of the syntax tree; the properties behind `Kind` exist on the kinds that have them. */
export interface SyntaxNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly TextStart: number;
  readonly End: number;
  readonly ChildCount: number;
  readonly Parent: SyntaxNode | null;
  GetChild(index: number): SyntaxNode | null;
  readonly Text?: string;
  readonly ReferencedSymbol?: KustoSymbol | null;
  readonly ResultType?: TypeSymbol | null;
  readonly IsLiteral?: boolean;
  readonly LiteralValue?: unknown;
  readonly ConstantValue?: unknown;
}

/** The service, loaded on first use: it takes 130 to 180 ms, so only where a query is analysed. */
export function loadKusto(): Kusto {
  const scope = globalThis as { Kusto?: { Language: Kusto } };
  if (!scope.Kusto) {
    require('@kusto/language-service-next/bridge.min.js');
    require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  }
  return scope.Kusto!.Language;
}

/** The version of the installed service; the lock file may name another. */
export const serviceVersion = (): string =>
  (require('@kusto/language-service-next/package.json') as { version: string }).version;
