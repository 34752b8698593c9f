import type { Supply } from '../../../environment/model/environment';
import type { Analysis } from '../../../kql/model/model';
import { KIT_NAMESPACE, uuidV5 } from '../../../values/uuid';
import type { CompiledRule } from '../../read/model';
import { explainTable, requirementsOf } from '../../select/requirements';
import { buildWorkbook, type TileFacts } from './build';
import type { WorkbookTile } from './format';
import type { WorkbookSpec } from './model';
import type { ProvenWorkbooks } from './prove';

/** What workbooks ask of an environment; an `Environment` satisfies it. */
export interface WorkbookFacts {
  /** @default - enabled */
  readonly workbooks?: { readonly enabled: boolean };
  readonly names: { readonly workbook: string };
  readonly ids: { readonly workspace: string };
  readonly supply: Supply;
}

/** What of the rules an environment has, and has not; a `Selection` satisfies it. */
interface WorkbookRules {
  readonly withheld: readonly { readonly rule: CompiledRule; readonly reasons: readonly string[] }[];
  readonly disabled: readonly { readonly rule: CompiledRule; readonly reason: string }[];
  readonly tablesOf: (analysis: Analysis) => readonly string[];
}

/** What an environment's workbooks are made of. */
export interface WorkbookInput {
  readonly proven: Pick<ProvenWorkbooks, 'definitions' | 'analyses'>;
  /** Custom tables that the rule folders declare; they count as shipped. */
  readonly declaredTables: readonly string[];
  readonly rules: WorkbookRules;
}

/** The workbooks of one environment. The first takes the name that the environment gives; further ones add their own. */
export function resolveWorkbooks(
  environment: WorkbookFacts,
  { proven: { definitions, analyses }, declaredTables, rules }: WorkbookInput,
): readonly WorkbookSpec[] {
  const { ids, names } = environment;
  if (environment.workbooks?.enabled === false) return [];
  const { customTables } = environment.supply;
  const supply = { ...environment.supply, customTables: [...customTables, ...declaredTables] };
  const absent = new Map([
    ...rules.withheld.map(({ rule, reasons }) => [rule.function?.alias, reasons] as const),
    ...rules.disabled.map(({ rule, reason }) => [rule.function?.alias, [`disabled: ${reason}`]] as const),
  ]);
  const factsOf = (tile: WorkbookTile): TileFacts => {
    const analysis = analyses.get(tile);
    const { functions = [] } = analysis ?? {};
    const tables = analysis ? rules.tablesOf(analysis) : [];
    const ofFunctions = functions.flatMap((name) => (absent.get(name) ?? []).map((reason) => `${name}: ${reason}`));
    // Tables that the tile reads by itself; those behind an absent function are reported with the function.
    const ofTables = tables.flatMap((table) => {
      const found = explainTable(supply, table);
      return found.shipped || ofFunctions.length > 0 ? [] : [found.reason];
    });
    const logs = requirementsOf(tables).map(
      ({ table, sources }) => `${table} from ${sources.join(' or ') || 'elsewhere'}`,
    );
    return { withheld: [...ofFunctions, ...ofTables], logs };
  };
  return definitions.map((definition, i) => ({
    file: definition.file,
    name: uuidV5(KIT_NAMESPACE, `workbook/${ids.workspace.toLowerCase()}/${definition.id}`),
    displayName: i === 0 ? names.workbook : `${names.workbook} - ${definition.name}`,
    description: definition.description,
    ...buildWorkbook(definition, ids.workspace, factsOf),
  }));
}
