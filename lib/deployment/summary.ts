import { clouds } from '../catalog/clouds';
import type { RuleFacts, RuleStatus } from '../catalog/kit-facts';
import { volumesOf } from '../catalog/table-volumes';
import { playbookItems } from '../playbook/items';
import { gbReadPerDay } from '../rules/read/reads';
import { explainTable } from '../rules/select/requirements';
import { groupBy } from '../values/maps';
import type { Deployment, PlannedRule } from './deployment';

/** Something that a person has to do, where, and what proves it done. */
interface ManualStepLine {
  readonly item: string;
  readonly title: string;
  readonly where: string;
  readonly proof: string;
  /** The environment declares it done; the proof still holds good. */
  readonly declared: boolean;
}

export interface StackSummary {
  readonly name: string;
  /** Terraform type -> how many. */
  readonly resources: Readonly<Record<string, number>>;
}

/** What came out for one environment, for people and for machines. */
export interface EnvironmentSummary {
  readonly environment: string;
  readonly tenant: string;
  readonly cloud: string;
  readonly portal: string;
  readonly stacks: readonly StackSummary[];
  readonly rules: readonly RuleFacts[];
  /** Rules that are withheld, grouped by what would change it. */
  readonly withheld: readonly WithheldLine[];
  readonly manualSteps: readonly ManualStepLine[];
  readonly notes: readonly string[];
}

/** Rules that wait for the same. */
interface WithheldLine {
  /** Names of the rules. */
  readonly rules: readonly string[];
  /** What they wait for, tables as a rule. */
  readonly waitsFor: readonly string[];
  /** Any one key of each list has to change. */
  readonly keys: readonly (readonly string[])[];
}

export function summarize(
  deployment: Deployment,
  stacks: readonly StackSummary[],
  notes: readonly string[],
): EnvironmentSummary {
  const { environment } = deployment;
  return {
    environment: environment.name,
    tenant: environment.tenant.displayName,
    cloud: clouds[environment.cloud].title,
    portal: environment.sentinel.portal,
    stacks,
    rules: ruleLines(deployment),
    withheld: withheldLines(deployment),
    manualSteps: manualSteps(deployment),
    notes: [
      ...notes,
      ...deployment.notes.map(({ rule, note }) => `${rule.name}: ${note}.`),
      ...leftOutNotes(deployment),
      ...deployment.omittedAutomation.map(({ name, reason }) => `Left out: the automation rule '${name}': ${reason}.`),
      ...deployment.workbooks.flatMap(({ omitted }) =>
        omitted.map(({ tile, reason }) => `The tile '${tile}' of the workbook stays empty: ${reason}.`),
      ),
    ],
  };
}

/** Of what goes without a table, the functions: those who call them do as well. */
const leftOutNotes = ({ deployed }: Deployment): string[] =>
  deployed.flatMap(({ function: saved, leftOut = [] }) =>
    saved ? leftOut.map((reason) => `${saved.alias} goes without ${reason}.`) : [],
  );

function withheldLines({ withheld }: Deployment): WithheldLine[] {
  const byKeys = groupBy(withheld, ({ keys }) =>
    JSON.stringify([...new Set(keys.map((any) => JSON.stringify(any)))].sort()),
  );
  return [...byKeys.values()].map((same) => ({
    rules: same.map(({ rule }) => rule.name),
    waitsFor: [...new Set(same.flatMap(({ waitsFor }) => waitsFor))].sort(),
    keys: [...new Map(same[0]!.keys.map((any) => [JSON.stringify(any), any])).values()],
  }));
}

/** Every rule, in the order of the files. */
export function ruleLines({ deployed, withheld, disabled, environment }: Deployment): RuleFacts[] {
  const { costs, supply } = environment;
  const gbPerDay = volumesOf(costs, (table) => explainTable(supply, table).shipped);
  const lines = [
    ...deployed.map((rule) => ({ ...ruleLine(rule, 'deployed', []), ...readsOf(rule, gbPerDay) })),
    ...withheld.map(({ rule, reasons }) => ruleLine(rule, 'withheld', reasons)),
    ...disabled.map(({ rule, reason }) => ruleLine(rule, 'disabled', [reason])),
  ];
  return lines.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function ruleLine(rule: PlannedRule, status: RuleStatus, reasons: readonly string[]): RuleFacts {
  return {
    file: rule.file,
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    ...(rule.alert ? { severity: rule.alert.severity } : {}),
    playbook: rule.playbook,
    tables: rule.analysis.tables,
    status,
    reasons,
    ...(rule.leftOut?.length ? { leftOut: rule.leftOut } : {}),
    tests: Array.isArray(rule.tests) ? rule.tests.length : 0,
    ...(status === 'deployed' ? {} : attackOf(rule)),
  };
}

/** To three digits: it is an estimate. */
function readsOf(rule: PlannedRule, gbPerDay: (table: string) => number | undefined): Pick<RuleFacts, 'gbReadPerDay'> {
  const found = gbReadPerDay(rule, rule.analysis.tables, gbPerDay);
  return found === undefined ? {} : { gbReadPerDay: Number(found.toPrecision(3)) };
}

/** What of MITRE ATT&CK is not seen without the rule. */
function attackOf({ alert, hunting }: PlannedRule): Pick<RuleFacts, 'tactics' | 'techniques'> {
  const { tactics = [], techniques = [] } = alert ?? hunting ?? {};
  return { tactics, techniques };
}

const PREPARATION = /^(PRE|REC|REQ|TRG)-/;

/** Steps of preparing the tenant; those of an incident (containment, recovery) belong to the moment it happens. */
function manualSteps({ environment: { supply } }: Deployment): ManualStepLine[] {
  return playbookItems.flatMap(({ id, title, how, manualStep, capability, optional }) => {
    if (!manualStep || optional || how.includes('deploy') || !PREPARATION.test(id)) return [];
    if (id === 'TRG-5' && !supply.licences.has('DefenderXdr')) return [];
    const declared =
      id === 'REC-4' ? supply.licences.size > 0 : capability ? supply.capabilities.has(capability) : false;
    return [{ item: id, title, where: manualStep.where, proof: manualStep.proof, declared }];
  });
}
