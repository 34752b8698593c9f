import { Eventhub } from '@cdktf/provider-azurerm/lib/eventhub';
import { EventhubNamespace } from '@cdktf/provider-azurerm/lib/eventhub-namespace';
import { EventhubNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule';
import {
  diagnosticsBounds,
  diagnosticsForms,
  premiumUnits,
  type StreamSku,
  streamSkus,
} from '../../lib/catalog/bounds/diagnostics';
import { Construct } from '../core/cdktf';
import { checkForm, checkOneOf, checkRange, checkTags, validate } from '../core/checks';
import { clash } from '../core/errors';
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
  readonly sku?: StreamSku;
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

/**
 * An event hub namespace for another SIEM, with a rule of its own for the diagnostic setting: Manage, Send and
 * Listen, as the log writer asks. The namespace has to take shared access keys, because diagnostic settings have no
 * other way in; TLS 1.2 is the least it takes.
 */
export class LogStream extends Construct {
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
    this.namespaceName = namespace.name;
    this.ruleId = rule.id;
  }

  private check(props: LogStreamProps): void {
    const { sku = 'Standard', throughputUnits = 1, maximumThroughputUnits: maximum } = props;
    const premium = sku === 'Premium';
    const { partitions, premiumPartitions, eventDays, premiumEventDays, throughputUnits: units } = diagnosticsBounds;
    validate(this, [
      checkForm('namespaceName', props.namespaceName, diagnosticsForms.namespace),
      checkForm('hubName', props.hubName, diagnosticsForms.hub),
      checkForm('ruleName', props.ruleName, diagnosticsForms.hubRule),
      checkOneOf('sku', sku, streamSkus, 'Basic keeps events for one day and has one reader.'),
      premium
        ? checkOneOf('throughputUnits', throughputUnits, premiumUnits)
        : checkRange('throughputUnits', throughputUnits, units),
      premium &&
        maximum !== undefined &&
        clash('maximumThroughputUnits', 'only a Standard namespace grows by itself', 'Remove it.'),
      checkRange('maximumThroughputUnits', maximum, { ...units, min: throughputUnits }),
      ...(['partitions', 'retentionDays'] as const).map(
        (property) =>
          props[property] !== undefined &&
          props.hubName === undefined &&
          clash(property, "the service makes the hubs when 'hubName' is not set", 'Remove it.'),
      ),
      checkRange('partitions', props.partitions, premium ? premiumPartitions : partitions),
      checkRange('retentionDays', props.retentionDays, premium ? premiumEventDays : eventDays),
      ...checkTags('tags', props.tags),
    ]);
  }
}
