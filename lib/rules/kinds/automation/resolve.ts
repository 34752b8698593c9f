import { automationBounds } from '../../../catalog/bounds/automation';
import { type Problem, sortProblems } from '../../../files/problem';
import { playbookItems } from '../../../playbook/items';
import { didYouMean } from '../../../values/text';
import { KIT_NAMESPACE, uuidV5 } from '../../../values/uuid';
import { fileStem } from '../../read/common';
import type { CompiledRule } from '../../read/model';
import type { Watchlist } from '../watchlist/format';
import { resolveActions } from './actions';
import { accountColumns, alertAdded, countConditions, ofAccounts, ofRules, property } from './conditions';
import type { AutomationDefinition, AutomationTrigger } from './format';
import type { ApiCondition, AutomationFacts, AutomationOmission, AutomationRuleSpec } from './model';
import * as problems from './problems';

/** What the rule folders hold and what the environment gets of it. */
export interface AutomationInput {
  readonly definitions: readonly AutomationDefinition[];
  /** The rules that this environment deploys. */
  readonly deployed: readonly CompiledRule[];
  /** All rules of the folders, to distinguish a withheld rule from one that does not exist. */
  readonly known: readonly CompiledRule[];
  /** With the rows of this environment. */
  readonly watchlists: readonly Watchlist[];
}

export interface Automation {
  readonly rules: readonly AutomationRuleSpec[];
  readonly omitted: readonly AutomationOmission[];
  readonly problems: readonly Problem[];
}

/**
 * The automation rules of one environment. What cannot work there (no owner is named, a watchlist is empty, no rule with
 * the playbook item is deployed) is left out with its reason. A file with a mistake gives none.
 */
export function resolveAutomation(environment: AutomationFacts, input: AutomationInput): Automation {
  const resolver = new Resolver(environment, input);
  for (const definition of input.definitions) if (definition.isSound) resolver.add(definition);
  return { rules: resolver.rules, omitted: resolver.omitted, problems: sortProblems(resolver.problems) };
}

class Resolver {
  readonly rules: AutomationRuleSpec[] = [];
  readonly omitted: AutomationOmission[] = [];
  readonly problems: Problem[] = [];
  private readonly orders = new Map<number, string>();

  constructor(
    private readonly environment: AutomationFacts,
    private readonly input: AutomationInput,
  ) {}

  add(definition: AutomationDefinition): void {
    if (!this.namesWhatIsThere(definition)) return;
    const { name: displayName, file } = definition;
    const omit = (reason: string, name = displayName) => this.omitted.push({ file, name, reason });
    if (!this.environment.automation.enabled) {
      omit('automation is switched off in this environment (automation.enabled)');
      return;
    }
    const { actions, missing } = resolveActions(definition.actions, this.environment);
    for (const reason of missing) omit(reason);
    if (actions.every((action) => action.do === 'addTask')) return;
    const accounts = this.accounts(definition);
    if (accounts === null) {
      omit(`the watchlist ${definition.when.accounts} has no rows in this environment`);
      return;
    }
    const targets = this.targets(definition);
    if (targets.length === 0) omit('no analytic rule that it is about is deployed in this environment');
    let order = definition.order;
    for (const trigger of definition.trigger) {
      for (const { item, rules } of targets) {
        const conditions = [
          ...(trigger === 'alertAdded' ? [alertAdded] : []),
          ofRules(rules.map(({ alert }) => `${this.environment.ids.workspace}${ALERT_RULES}${alert!.id}`)),
          ...plainConditions(definition),
          ...(accounts ? [accounts] : []),
        ];
        this.limits(definition, order, conditions);
        const part = item ? `${trigger}_${item}` : trigger;
        this.rules.push({
          file,
          part,
          name: uuidV5(KIT_NAMESPACE, `automation/${definition.id}/${part}`),
          displayName: named(displayName, item, definition.trigger.length > 1 ? trigger : undefined),
          order,
          triggersWhen: trigger === 'alertAdded' ? 'Updated' : 'Created',
          conditions,
          actions: resolveActions(definition.actions, this.environment, item).actions,
          analyticRules: rules.map(({ alert }) => alert!.id),
        });
        order += 1;
      }
    }
  }

  /** Names that stand for nothing are mistakes in every environment. */
  private namesWhatIsThere({ at, when }: AutomationDefinition): boolean {
    const before = this.problems.length;
    const alerts = this.input.known.filter((rule) => rule.alert);
    when.rules.forEach((found, i) => {
      if (alerts.some((rule) => isCalled(rule, found))) return;
      const suggestion = didYouMean(
        found,
        alerts.map(({ file }) => fileStem(file)),
      );
      this.problems.push(problems.unknownRule(at(['when', 'rules', i]), { found, suggestion }));
    });
    if (when.accounts !== undefined) {
      const lists = this.input.watchlists.filter((list) => !list.isSound || accountColumns(list).upn);
      const known = lists.map(({ alias }) => alias);
      if (!known.includes(when.accounts)) {
        const facts = { alias: when.accounts, known, suggestion: didYouMean(when.accounts, known) };
        this.problems.push(problems.unsuitableWatchlist(at(['when', 'accounts']), facts));
      }
    }
    return this.problems.length === before;
  }

  /** Undefined: the definition asks for no accounts; null: there are none. */
  private accounts({ when }: AutomationDefinition): ApiCondition | undefined | null {
    const watchlist = this.input.watchlists.find(({ alias }) => alias === when.accounts);
    return watchlist && (ofAccounts(watchlist) ?? null);
  }

  /** The deployed analytic rules it is about; with forEach, those of each playbook item, in the playbook's order. */
  private targets({ when, forEach }: AutomationDefinition): { item?: string; rules: CompiledRule[] }[] {
    const rules = this.input.deployed.filter(
      (rule) =>
        rule.alert &&
        (when.rules.length === 0 || when.rules.some((name) => isCalled(rule, name))) &&
        (when.playbook.length === 0 || when.playbook.some((item) => rule.playbook.includes(item))),
    );
    if (!forEach) return rules.length ? [{ rules }] : [];
    return playbookItems.flatMap(({ id }) => {
      const tagged = rules.filter(({ playbook }) => playbook.includes(id));
      return tagged.length && (when.playbook.length === 0 || when.playbook.includes(id))
        ? [{ item: id, rules: tagged }]
        : [];
    });
  }

  private limits({ at, file, when }: AutomationDefinition, order: number, conditions: ApiCondition[]): void {
    const first = this.orders.get(order);
    if (order > automationBounds.order.max)
      this.problems.push(problems.orderOutOfRange(at(['order']), { found: order, ...automationBounds.order }));
    else if (first !== undefined) this.problems.push(problems.duplicateOrder(at(['order']), { order, first }));
    else this.orders.set(order, file);
    const found = countConditions(conditions);
    if (found > automationBounds.conditions.max)
      this.problems.push(problems.tooManyConditions(at(['when']), { alias: when.accounts ?? 'the rules', found }));
  }
}

const ALERT_RULES = '/providers/Microsoft.SecurityInsights/alertRules/';

function plainConditions({ when }: AutomationDefinition): ApiCondition[] {
  return [
    ...(when.severity.length ? [property('IncidentSeverity', 'Equals', when.severity)] : []),
    ...(when.title.length ? [property('IncidentTitle', 'Contains', when.title)] : []),
  ];
}

const isCalled = ({ id, file, alert }: CompiledRule, name: string): boolean =>
  [id, alert?.id ?? '', fileStem(file)].some((known) => known.toLowerCase() === fileStem(name).toLowerCase());

function named(displayName: string, item: string | undefined, trigger: AutomationTrigger | undefined): string {
  const name = item ? displayName.replaceAll('{item}', item) : displayName;
  return trigger === 'alertAdded' ? `${name} (further alert)` : name;
}
