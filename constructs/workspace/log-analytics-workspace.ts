import { LogAnalyticsWorkspace as AzurermWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { Construct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkRange, checkTags } from '../core/checks';
import { clash, malformed, missing, notOneOf } from '../core/errors';
import { literals } from '../core/literal';
import { readable } from '../core/logical-id';
import { WORKSPACE_ID, WORKSPACE_ID_FORM } from '../core/resource-ids';

/** Pricing tiers of the provider; all but the first two are left from old subscriptions. */
export const workspaceSkus = [
  'PerGB2018',
  'CapacityReservation',
  'PerNode',
  'Premium',
  'Standalone',
  'Standard',
  'LACluster',
  'Unlimited',
] as const;
export type WorkspaceSku = (typeof workspaceSkus)[number];

/** GB a day that can be reserved (azurerm 4.55.0). */
export const reservations = [100, 200, 300, 400, 500, 1000, 2000, 5000] as const;

export interface LogAnalyticsWorkspaceProps {
  /**
   * Adopt the workspace with this resource id: nothing is created and no other property applies. The case of the
   * names is kept; the fixed words need the provider's spelling (`/resourceGroups/`, `Microsoft.OperationalInsights`).
   * @default - a workspace is created
   */
  readonly existingId?: string;
  /** 4 to 63 letters, digits and hyphens, a letter or digit at both ends. Needed to create a workspace. */
  readonly name?: string;
  /** Needed to create a workspace. */
  readonly resourceGroupName?: string;
  /** Azure region. Needed to create a workspace. */
  readonly location?: string;
  /** @default PerGB2018 */
  readonly sku?: WorkspaceSku;
  /**
   * GB a day, one of `reservations`; with, and only with, the tier CapacityReservation.
   * @default - none
   */
  readonly reservationGbPerDay?: number;
  /**
   * Interactive retention in days, 30 to 730. The first 90 days cost nothing once Sentinel is on.
   * @default 90
   */
  readonly retentionDays?: number;
  /**
   * Stops ingestion after so many GB a day; more than 0. An attacker can exhaust a cap and hide behind it.
   * @default - no cap
   */
  readonly dailyCapGb?: number;
  /**
   * Lets agents and scripts sign in with the workspace keys, besides Entra authentication.
   * @default false
   */
  readonly localAuthentication?: boolean;
  /**
   * Queries use only storage that is encrypted with the customer's key.
   * @default false
   */
  readonly customerManagedKeyForQueries?: boolean;
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The Log Analytics workspace under Microsoft Sentinel: created, or adopted by its resource id. */
export class LogAnalyticsWorkspace extends Construct {
  /** Resource id; Sentinel resources take the onboarding's `workspaceId` instead, which waits for Sentinel. */
  readonly id: string;
  readonly name: string;
  /** The GUID that queries name; unknown for an adopted workspace. */
  readonly customerId?: string;

  constructor(scope: Construct, id: string, props: LogAnalyticsWorkspaceProps) {
    super(scope, id);
    if (props.existingId !== undefined) {
      const match = WORKSPACE_ID.exec(props.existingId);
      if (!match) throw malformed(this, 'existingId', WORKSPACE_ID_FORM, props.existingId);
      const extra = Object.entries(props).find(([key, value]) => key !== 'existingId' && value !== undefined);
      if (extra)
        throw clash(this, extra[0], "the workspace of 'existingId' is not ours to configure", `Remove '${extra[0]}'.`);
      this.id = props.existingId;
      this.name = match[3]!;
      return;
    }
    const { name, resourceGroupName, location } = props;
    if (name === undefined) throw missing(this, 'name', 'the workspace is created', "Set it, or set 'existingId'.");
    if (resourceGroupName === undefined) throw missing(this, 'resourceGroupName', 'the workspace is created in it');
    if (location === undefined) throw missing(this, 'location', 'the workspace is created in it');
    this.check(props);
    const workspace = readable(
      new AzurermWorkspace(this, 'resource', {
        name,
        resourceGroupName,
        location,
        sku: props.sku ?? 'PerGB2018',
        reservationCapacityInGbPerDay: props.reservationGbPerDay,
        retentionInDays: props.retentionDays ?? 90,
        dailyQuotaGb: props.dailyCapGb,
        localAuthenticationEnabled: props.localAuthentication ?? false,
        cmkForQueryForced: props.customerManagedKeyForQueries,
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    this.id = workspace.id;
    this.name = workspace.name;
    this.customerId = workspace.workspaceId;
  }

  private check(props: LogAnalyticsWorkspaceProps): void {
    checkPattern(
      this,
      'name',
      props.name,
      /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
      '4 to 63 letters, digits and hyphens with a letter or digit at both ends',
    );
    const sku = props.sku ?? 'PerGB2018';
    const reserved = props.reservationGbPerDay;
    checkOneOf(this, 'sku', sku, workspaceSkus);
    if (sku === 'CapacityReservation' && reserved === undefined)
      throw missing(this, 'reservationGbPerDay', 'the tier CapacityReservation reserves a daily volume');
    if (sku !== 'CapacityReservation' && reserved !== undefined)
      throw clash(
        this,
        'reservationGbPerDay',
        `only the tier CapacityReservation has a reservation, and 'sku' is ${sku}`,
        "Set 'sku' to CapacityReservation, or remove the reservation.",
      );
    if (reserved !== undefined && !(reservations as readonly number[]).includes(reserved))
      throw notOneOf(this, 'reservationGbPerDay', reservations.map(String), reserved);
    checkRange(this, 'retentionDays', props.retentionDays, 30, 730, 'days');
    if (props.dailyCapGb !== undefined && !(props.dailyCapGb > 0))
      throw malformed(this, 'dailyCapGb', 'more than 0 GB', props.dailyCapGb, 'Leave it out for no cap.');
    checkTags(this, 'tags', props.tags);
  }
}
