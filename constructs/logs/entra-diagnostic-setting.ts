import { MonitorAadDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-aad-diagnostic-setting';
import { diagnosticsBounds, diagnosticsForms } from '../../lib/catalog/bounds/diagnostics';
import { nameForms } from '../../lib/catalog/bounds/names';
import { findLogCategory, logCategories } from '../../lib/catalog/log-categories';
import { didYouMean } from '../../lib/values/text';
import { Construct, type IConstruct, TerraformStack } from '../core/cdktf';
import { type Check, checkCount, checkForm, validate } from '../core/checks';
import { claim, countUp } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { clash, malformed, missing } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { longTimeouts } from '../core/timeouts';

export interface EntraDiagnosticSettingProps {
  /** Unique in the tenant; 1 to 260 characters without `< > * % & : \ ? + /`. */
  readonly name: string;
  /** Names from `lib/catalog/log-categories.ts`, in the spelling of the service. At least one, each once. */
  readonly categories: readonly string[];
  /**
   * Destination: resource id of a Log Analytics workspace.
   * @default - another destination
   */
  readonly workspaceId?: string;
  /**
   * Destination: resource id of a Standard storage account.
   * @default - another destination
   */
  readonly storageAccountId?: string;
  /**
   * Destination: resource id of an authorization rule of an event hub namespace (not of a hub) with the rights
   * Manage, Send and Listen.
   * @default - another destination
   */
  readonly eventHubRuleId?: string;
  /**
   * The hub that takes all categories; only with `eventHubRuleId`.
   * @default - the service makes a hub `insights-logs-<category>` for each
   */
  readonly eventHubName?: string;
  /**
   * Whatever has to be there first: the grant to the deploying service principal.
   * @default - nothing
   */
  readonly after?: readonly IConstruct[];
}

const settingsOf = new WeakMap<
  TerraformStack,
  { readonly name: string; readonly destination: string; readonly categories: readonly string[] }[]
>();

/**
 * Exports logs of Microsoft Entra ID to one destination.
 *
 * One setting could name a destination of each kind, but a change of the storage account or the event hub recreates
 * the setting: with one setting per destination, the stream into the workspace never stops for the archive's sake.
 */
export class EntraDiagnosticSetting extends Construct {
  /** Notes for the person who deploys. */
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: EntraDiagnosticSettingProps) {
    super(scope, id);
    validate(this, [
      checkForm('name', props.name, diagnosticsForms.setting),
      claim(this, 'name', 'entra', 'name of an Entra diagnostic setting', props.name),
      countUp(this, 'name', 'entra', diagnosticsBounds.settings),
      ...checkDestination(props),
      ...checkCategories(props.categories),
      this.checkOverlap(props),
    ]);
    readable(
      new MonitorAadDiagnosticSetting(this, 'resource', {
        name: literal(props.name),
        logAnalyticsWorkspaceId: props.workspaceId,
        storageAccountId: props.storageAccountId,
        eventhubAuthorizationRuleId: props.eventHubRuleId,
        eventhubName: props.eventHubName,
        enabledLog: [...props.categories].sort().map((category) => ({ category })),
        timeouts: longTimeouts,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
    this.notes = [
      `The Entra diagnostic setting '${props.name}' takes one of the ${diagnosticsBounds.settings.max} that a tenant has room for, those of other tools included.`,
      ...props.categories.flatMap((name) => {
        const note = findLogCategory(name)?.note;
        return note ? [`${name}: ${note}`] : [];
      }),
    ];
  }

  /** The service refuses a category that goes to one destination twice. */
  private checkOverlap({ name, categories, ...props }: EntraDiagnosticSettingProps): Check {
    const stack = TerraformStack.of(this);
    const others = settingsOf.get(stack) ?? [];
    const destination = [...destinations(props), props.eventHubName ?? ''].join('|').toLowerCase();
    settingsOf.set(stack, [...others, { name, destination, categories }]);
    for (const other of others) {
      const shared = categories.find((category) => other.categories.includes(category));
      if (other.destination === destination && shared)
        return clash(
          'categories',
          `the setting '${other.name}' sends ${shared} to the same destination already`,
          'Remove the category from one of the two.',
        );
    }
    return undefined;
  }
}

type Destination = Pick<EntraDiagnosticSettingProps, 'workspaceId' | 'storageAccountId' | 'eventHubRuleId'>;

const destinations = ({ workspaceId, storageAccountId, eventHubRuleId }: Destination): string[] =>
  [workspaceId, storageAccountId, eventHubRuleId].filter((id) => id !== undefined);

function checkDestination(props: EntraDiagnosticSettingProps): Check[] {
  const given = destinations(props).length;
  return [
    given === 0 &&
      missing(
        'workspaceId',
        'a diagnostic setting has a destination',
        "Set 'workspaceId', 'storageAccountId' or 'eventHubRuleId'.",
      ),
    given > 1 &&
      clash(
        'workspaceId',
        'a setting of this kit has one destination, so that a change of one does not interrupt another',
        'Make one setting per destination.',
      ),
    checkForm('workspaceId', props.workspaceId, nameForms.resourceId),
    checkForm('storageAccountId', props.storageAccountId, nameForms.resourceId),
    checkForm(
      'eventHubRuleId',
      props.eventHubRuleId,
      diagnosticsForms.hubRuleId,
      'A rule of a single hub does not work here.',
    ),
    checkForm('eventHubName', props.eventHubName, diagnosticsForms.hub),
    props.eventHubName !== undefined &&
      props.eventHubRuleId === undefined &&
      clash('eventHubName', "it means nothing without 'eventHubRuleId'", 'Remove it.'),
  ];
}

const known = logCategories.map((category) => category.name);

function checkCategories(categories: readonly string[]): Check[] {
  return [
    checkCount('categories', categories.length, diagnosticsBounds.categories),
    ...categories.map((name, i): Check => {
      const category = findLogCategory(name);
      if (!category) {
        const near = didYouMean(name, known);
        const cure = near ? `Did you mean '${near}'?` : `There are ${known.join(', ')}.`;
        return malformed('categories', 'names of Entra log categories', name, cure);
      }
      if (category.elsewhere)
        return clash('categories', `${name} does not belong here: ${category.elsewhere}`, 'Remove it.');
      return categories.indexOf(name) < i && clash('categories', `${name} is listed twice`, 'Remove one of the two.');
    }),
  ];
}
