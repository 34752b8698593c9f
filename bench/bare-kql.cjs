// The baseline of the check benches: the Kusto language service with every table, over queries in a plain loop; no YAML, no checks.
// Arguments: a JSON file of tables (name -> column -> type) and one of queries.
const { readFileSync } = require('node:fs');
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');

const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;
const [tables, queries] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const column = ([name, type]) => new Symbols.ColumnSymbol(name, Symbols.ScalarTypes.GetSymbol(type), null);
const symbols = Object.entries(tables).map(
  ([name, columns]) => new Symbols.TableSymbol.$ctor4(name, Object.entries(columns).map(column)),
);
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', symbols));
let found = 0;
for (const query of queries) found += KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics().Count;
console.log(found);
