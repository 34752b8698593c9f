import { basename, extname } from 'node:path';
import type { KitFacts } from '../../lib/catalog/kit-facts';
import type { Deployment, PlannedRule } from '../../lib/deployment/deployment';
import { ruleLines } from '../../lib/deployment/summary';
import type { AlertRule } from '../../lib/rules/read/model';
import { type Construct, type IConstruct, TerraformOutput } from '../core/cdktf';
import { literal } from '../core/literal';
import { HuntingQuery } from '../detections/hunting-query';
import { NrtRule } from '../detections/nrt-rule';
import { SavedFunction } from '../detections/saved-function';
import { ScheduledRule } from '../detections/scheduled-rule';
import { Watchlist } from '../detections/watchlist';
import { Workbook } from '../detections/workbook';
import { AutomationRule } from '../response/automation-rule';
import { EnvironmentStack } from './environment-stack';

/**
 * What analysts change daily: analytic rules, hunting queries, functions. Microsoft Sentinel Contributor may deploy it:
 * it registers no provider, touches nothing of Entra ID and reads no state of the foundation, whose ids it computes.
 */
export class DetectionStack extends EnvironmentStack {
  private readonly workspaceId: string;
  private readonly ids = new Set<string>();

  constructor(scope: Construct, deployment: Deployment) {
    const { environment, deployed } = deployment;
    super(scope, `${environment.name}-detections`, { environment, registers: [] });
    this.workspaceId = environment.ids.workspace;
    const watchlists = this.watchlists(deployment);
    const functions = this.functions(deployed, watchlists);
    const alerts = new Map<string, IConstruct>();
    for (const rule of deployed) {
      const after = [...called(rule.analysis.functions, functions), ...called(rule.analysis.watchlists, watchlists)];
      if (rule.alert) alerts.set(rule.alert.id, this.alert(rule, rule.alert, deployment, after));
      if (rule.hunting) {
        new HuntingQuery(this, this.idOf('hunt', rule), {
          workspaceId: this.workspaceId,
          hunt: rule.hunting,
          playbook: rule.playbook,
          after,
        });
      }
    }
    this.automation(deployment, alerts);
    this.workbooks(deployment);
    const names = deployed.flatMap((rule) => rule.alert?.displayName ?? []);
    new TerraformOutput(this, 'rules_deployed', {
      value: names.sort().map(literal),
      description: 'Names of the analytic rules.',
    });
    this.addOverride('locals.kit', literalsIn(kitFacts(deployment)));
  }

  /** What queries look things up in; a rule that names a watchlist cannot be created before it. */
  private watchlists({ watchlists }: Deployment): Map<string, IConstruct> {
    return new Map(
      watchlists.map((list) => [
        list.alias,
        new Watchlist(this, `watchlist_${list.alias}`, {
          ...list,
          displayName: list.name,
          workspaceId: this.workspaceId,
        }),
      ]),
    );
  }

  /** Functions first: rules and other functions call them. */
  private functions(
    rules: readonly PlannedRule[],
    watchlists: ReadonlyMap<string, IConstruct>,
  ): Map<string, IConstruct> {
    const made = new Map<string, IConstruct>();
    const open = rules.filter((rule) => rule.function);
    const make = (rule: PlannedRule, path: readonly PlannedRule[]): void => {
      const { function: definition } = rule;
      if (!definition || made.has(definition.alias) || path.includes(rule)) return;
      for (const other of open) {
        if (rule.analysis.functions.includes(other.function!.alias)) make(other, [...path, rule]);
      }
      made.set(
        definition.alias,
        new SavedFunction(this, this.idOf('function', rule), {
          workspaceId: this.workspaceId,
          definition,
          playbook: rule.playbook,
          category: definition.category ?? 'Token theft',
          after: [...called(rule.analysis.functions, made), ...called(rule.analysis.watchlists, watchlists)],
        }),
      );
    };
    for (const rule of open) make(rule, []);
    return made;
  }

  private alert(
    rule: PlannedRule,
    alert: AlertRule,
    { environment }: Deployment,
    after: readonly IConstruct[],
  ): IConstruct {
    const items = rule.playbook.length ? `\n\nPlaybook: ${rule.playbook.join(', ')}.` : '';
    const described = { ...alert, description: alert.description + items };
    const props = { workspaceId: this.workspaceId, rule: described, portal: environment.sentinel.portal, after };
    const id = this.idOf('rule', rule);
    return alert.kind === 'NRT' ? new NrtRule(this, id, props) : new ScheduledRule(this, id, props);
  }

  /** After the rules whose incidents it acts on: its conditions name them. */
  private automation({ automation }: Deployment, alerts: ReadonlyMap<string, IConstruct>): void {
    for (const spec of automation) {
      new AutomationRule(this, `automation_${stem(spec.file)}_${spec.part}`, {
        ...spec,
        workspaceId: this.workspaceId,
        after: called(spec.analyticRules, alerts),
      });
    }
  }

  private workbooks({ workbooks, environment }: Deployment): void {
    const { names, location, tags } = environment;
    for (const workbook of workbooks) {
      new Workbook(this, `workbook_${stem(workbook.file)}`, {
        ...workbook,
        workspaceId: this.workspaceId,
        resourceGroupName: names.resourceGroup,
        location,
        tags,
      });
    }
  }

  /** Named after the file, so that a plan can be read; of two files with one name by the rule's id too. */
  private idOf(what: string, rule: PlannedRule): string {
    const name = `${what}_${stem(rule.file)}`;
    const id = this.ids.has(name) ? `${name}_${rule.id}` : name;
    this.ids.add(id);
    return id;
  }
}

const stem = (file: string): string => basename(file, extname(file)).toLowerCase();

/** The constructs behind the names that a query uses, or the ids that a condition has. */
const called = (names: readonly string[], made: ReadonlyMap<string, IConstruct>): IConstruct[] =>
  names.flatMap((name) => made.get(name) ?? []);

/** What a review of the synthesized configuration cannot see in its resources. */
function kitFacts(deployment: Deployment): KitFacts {
  const { environment } = deployment;
  return {
    environment: environment.name,
    tenant: environment.tenant.displayName,
    cloud: environment.cloud,
    portal: environment.sentinel.portal,
    licences: environment.supply.declaredLicences,
    capabilities: [...environment.supply.capabilities],
    ...(environment.supply.otherTables.length ? { otherTables: environment.supply.otherTables } : {}),
    ...(environment.workspace.existing ? { adopted: true as const } : {}),
    ...(environment.sentinel.onboarding === 'existing' ? { onboarding: 'existing' as const } : {}),
    costs: environment.costs,
    rules: ruleLines(deployment),
  };
}

/** Every text of a value with Terraform's templates escaped. */
function literalsIn(value: unknown): unknown {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return value.map(literalsIn);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literalsIn(item)]));
  }
  return value;
}
