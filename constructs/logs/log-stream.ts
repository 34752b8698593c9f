import { Eventhub } from '@cdktf/provider-azurerm/lib/eventhub';
import { EventhubNamespace } from '@cdktf/provider-azurerm/lib/eventhub-namespace';
import { EventhubNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule';
import { Construct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkRange, checkTags } from '../core/checks';
import { clash, notOneOf } from '../core/errors';
import { literals } from '../core/literal';
import { readable } from '../core/logical-id';

export interface LogStreamProps {
  /** Unique in all of Azure: 6 to 50 letters, digits and hyphens, starting with a letter. */
  readonly namespaceName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  /**
   * One hub for all categories.
   * @default - the service makes a hub `insights-logs-<category>` for each
   */
  readonly hubName?: string;
  /**
   * Of the rule that the diagnostic setting uses; never the namespace's root rule.
   * @default entra-diagnostics
   */
  readonly ruleName?: string;
  /** @default Standard */
  readonly sku?: 'Standard' | 'Premium';
  /**
   * Throughput units: 1 to 40; processing units of Premium: 1, 2, 4, 8 or 16.
   * @default 1
   */
  readonly throughputUnits?: number;
  /**
   * The namespace grows by itself up to so many units, `throughputUnits` to 40. Standard only.
   * @default - it does not grow
   */
  readonly maximumThroughputUnits?: number;
  /**
   * Partitions of the named hub, 1 to 32 (Premium: 100); cannot be lowered, and in Standard not be changed.
   * @default 4
   */
  readonly partitions?: number;
  /**
   * Days that a reader of the named hub may be away: 1 to 7 (Premium: 90).
   * @default 7
   */
  readonly retentionDays?: number;
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

const HUB_NAME = /^[A-Za-z0-9]([-._A-Za-z0-9]{0,48}[A-Za-z0-9])?$/;
const HUB_NAME_FORM = '1 to 50 letters, digits and - . _ with a letter or digit at both ends';

/**
 * An event hub namespace for another SIEM, with a rule of its own for the diagnostic setting: Manage, Send and
 * Listen, as the log writer asks. The namespace has to take shared access keys, because diagnostic settings have no
 * other way in; TLS 1.2 is the least it takes.
 */
export class LogStream extends Construct {
  readonly namespaceId: string;
  readonly namespaceName: string;
  /** For `EntraDiagnosticSetting.eventHubRuleId`. */
  readonly ruleId: string;
  /** Undefined when the service makes the hubs. */
  readonly hubName?: string;

  constructor(scope: Construct, id: string, props: LogStreamProps) {
    super(scope, id);
    this.check(props);
    const { sku = 'Standard', throughputUnits = 1, maximumThroughputUnits } = props;
    const namespace = readable(
      new EventhubNamespace(this, 'namespace', {
        name: props.namespaceName,
        resourceGroupName: props.resourceGroupName,
        location: props.location,
        sku,
        capacity: throughputUnits,
        autoInflateEnabled: maximumThroughputUnits !== undefined,
        maximumThroughputUnits,
        localAuthenticationEnabled: true,
        minimumTlsVersion: '1.2',
        publicNetworkAccessEnabled: true,
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    const rule = readable(
      new EventhubNamespaceAuthorizationRule(this, 'rule', {
        name: props.ruleName ?? 'entra-diagnostics',
        namespaceName: namespace.name,
        resourceGroupName: props.resourceGroupName,
        listen: true,
        send: true,
        manage: true,
      }),
      this,
    );
    if (props.hubName !== undefined) {
      const hub = readable(
        new Eventhub(this, 'hub', {
          name: props.hubName,
          namespaceId: namespace.id,
          partitionCount: props.partitions ?? 4,
          messageRetention: props.retentionDays ?? 7,
        }),
        this,
      );
      this.hubName = hub.name;
    }
    this.namespaceId = namespace.id;
    this.namespaceName = namespace.name;
    this.ruleId = rule.id;
  }

  private check(props: LogStreamProps): void {
    const { sku = 'Standard', throughputUnits = 1, maximumThroughputUnits: maximum } = props;
    const premium = sku === 'Premium';
    checkPattern(
      this,
      'namespaceName',
      props.namespaceName,
      /^[A-Za-z][-A-Za-z0-9]{4,48}[A-Za-z0-9]$/,
      '6 to 50 letters, digits and hyphens, starting with a letter',
    );
    checkPattern(this, 'hubName', props.hubName, HUB_NAME, HUB_NAME_FORM);
    checkPattern(this, 'ruleName', props.ruleName, HUB_NAME, HUB_NAME_FORM);
    if (props.ruleName === 'RootManageSharedAccessKey')
      throw clash(this, 'ruleName', 'the root rule of the namespace is not for log writers', 'Give another name.');
    checkOneOf(this, 'sku', sku, ['Standard', 'Premium'], 'Basic keeps events for one day and has one reader.');
    if (premium && ![1, 2, 4, 8, 16].includes(throughputUnits))
      throw notOneOf(this, 'throughputUnits', ['1', '2', '4', '8', '16'], throughputUnits);
    checkRange(this, 'throughputUnits', throughputUnits, 1, 40, 'units');
    if (maximum !== undefined && premium)
      throw clash(this, 'maximumThroughputUnits', 'only a Standard namespace grows by itself', 'Remove it.');
    checkRange(this, 'maximumThroughputUnits', maximum, throughputUnits, 40, 'units');
    for (const property of ['partitions', 'retentionDays'] as const) {
      if (props[property] !== undefined && props.hubName === undefined)
        throw clash(this, property, "the service makes the hubs when 'hubName' is not set", 'Remove it.');
    }
    checkRange(this, 'partitions', props.partitions, 1, premium ? 100 : 32, 'partitions');
    checkRange(this, 'retentionDays', props.retentionDays, 1, premium ? 90 : 7, 'days');
    checkTags(this, 'tags', props.tags);
  }
}
