import { MonitorAadDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-aad-diagnostic-setting';
import { DIAGNOSTIC_SETTINGS_MAX } from '../../lib/catalog/limits';
import { findLogCategory, logCategories } from '../../lib/catalog/log-categories';
import { didYouMean } from '../../lib/values/text';
import { Construct, type IConstruct, TerraformStack } from '../core/cdktf';
import { checkPattern, checkResourceId } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { clash, malformed, missing, refused, wrongCount } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { patientTimeouts } from '../core/timeouts';

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
   * Always refused: the provider cannot set a partner as destination.
   * @default - none
   */
  readonly partnerSolutionId?: string;
  /**
   * Whatever has to be there first: the grant to the deploying service principal.
   * @default - nothing
   */
  readonly after?: readonly IConstruct[];
}

interface Sink {
  readonly name: string;
  readonly key: string;
  readonly categories: ReadonlySet<string>;
}

const settingsOf = new WeakMap<TerraformStack, Sink[]>();

/**
 * Exports logs of Microsoft Entra ID to one destination.
 *
 * One setting could name a destination of each kind, but a change of the storage account or the event hub recreates
 * the setting: with one setting per destination, the stream into the workspace never stops for the archive's sake.
 */
export class EntraDiagnosticSetting extends Construct {
  /** What whoever deploys this should know. */
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: EntraDiagnosticSettingProps) {
    super(scope, id);
    checkPattern(
      this,
      'name',
      props.name,
      /^[^<>*%&:\\?+/]{1,260}$/,
      '1 to 260 characters without < > * % & : \\ ? + /',
    );
    claim(this, 'name', 'entra', 'name of an Entra diagnostic setting', props.name);
    const sink = this.checkDestination(props);
    this.checkCategories(props.categories);
    this.register({ name: props.name, key: sink, categories: new Set(props.categories) });
    readable(
      new MonitorAadDiagnosticSetting(this, 'resource', {
        name: literal(props.name),
        logAnalyticsWorkspaceId: props.workspaceId,
        storageAccountId: props.storageAccountId,
        eventhubAuthorizationRuleId: props.eventHubRuleId,
        eventhubName: props.eventHubName,
        enabledLog: [...props.categories].sort().map((category) => ({ category })),
        timeouts: patientTimeouts,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
    this.notes = [
      `The Entra diagnostic setting '${props.name}' takes one of the ${DIAGNOSTIC_SETTINGS_MAX} that a tenant has room for, those of other tools included.`,
      ...props.categories.flatMap((name) => {
        const note = findLogCategory(name)?.note;
        return note ? [`${name}: ${note}`] : [];
      }),
    ];
  }

  private checkDestination(props: EntraDiagnosticSettingProps): string {
    if (props.partnerSolutionId !== undefined)
      throw refused(
        this,
        'partnerSolutionId',
        'the provider has no argument for a partner as destination of Entra logs',
        'Set it by hand: Microsoft Entra admin center > Monitoring & health > Diagnostic settings > Add diagnostic setting > Send to partner solution.',
      );
    const { workspaceId, storageAccountId, eventHubRuleId, eventHubName } = props;
    const given = [workspaceId, storageAccountId, eventHubRuleId].filter((value) => value !== undefined);
    if (given.length === 0)
      throw missing(
        this,
        'workspaceId',
        'a diagnostic setting has a destination',
        "Set 'workspaceId', 'storageAccountId' or 'eventHubRuleId'.",
      );
    if (given.length > 1)
      throw clash(
        this,
        'workspaceId',
        'a setting of this kit has one destination, so that a change of one does not interrupt another',
        'Make one setting per destination.',
      );
    checkResourceId(this, 'workspaceId', workspaceId);
    checkResourceId(this, 'storageAccountId', storageAccountId);
    checkPattern(
      this,
      'eventHubRuleId',
      eventHubRuleId,
      /\/namespaces\/[^/]+\/authorizationRules\/[^/]+$/,
      'the id of an authorization rule of an event hub namespace',
      'A rule of a single hub does not work here.',
    );
    checkPattern(
      this,
      'eventHubName',
      eventHubName,
      /^[A-Za-z0-9]([-._A-Za-z0-9]{0,48}[A-Za-z0-9])?$/,
      '1 to 50 letters, digits and - . _ with a letter or digit at both ends',
    );
    if (eventHubName !== undefined && eventHubRuleId === undefined)
      throw clash(this, 'eventHubName', "it means nothing without 'eventHubRuleId'", 'Remove it.');
    return [...given, eventHubName ?? ''].join('|').toLowerCase();
  }

  private checkCategories(categories: readonly string[]): void {
    if (categories.length === 0)
      throw wrongCount(this, 'categories', { min: 1, max: Number.POSITIVE_INFINITY, of: 'log categories' }, 0);
    const known = logCategories.map((category) => category.name);
    categories.forEach((name, i) => {
      if (!findLogCategory(name)) {
        const near = didYouMean(name, known);
        throw malformed(
          this,
          'categories',
          'names of Entra log categories',
          name,
          near ? `Did you mean '${near}'?` : `There are ${known.join(', ')}.`,
        );
      }
      if (categories.indexOf(name) < i)
        throw clash(this, 'categories', `${name} is listed twice`, 'Remove one of the two.');
    });
  }

  /** The service refuses a category that goes to one destination twice, and a sixth setting. */
  private register(sink: Sink): void {
    const stack = TerraformStack.of(this);
    const others = settingsOf.get(stack) ?? [];
    for (const other of others) {
      const shared = [...sink.categories].find((category) => other.categories.has(category));
      if (other.key === sink.key && shared)
        throw clash(
          this,
          'categories',
          `the setting '${other.name}' sends ${shared} to the same destination already`,
          'Remove the category from one of the two.',
        );
    }
    if (others.length === DIAGNOSTIC_SETTINGS_MAX)
      throw wrongCount(
        this,
        'name',
        { min: 0, max: DIAGNOSTIC_SETTINGS_MAX, of: 'Entra diagnostic settings per tenant' },
        others.length + 1,
      );
    settingsOf.set(stack, [...others, sink]);
  }
}
