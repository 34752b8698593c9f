import { LogAnalyticsWorkspace as AzurermWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import {
  type Reservation,
  reservations,
  type WorkspaceSku,
  workspaceBounds,
  workspaceForms,
  workspaceSkus,
} from '../../lib/catalog/bounds/workspace';
import { Construct } from '../core/cdktf';
import { checkForm, checkOneOf, checkRange, checkTags, validate } from '../core/checks';
import { clash, malformed, missing } from '../core/errors';
import { literals } from '../core/literal';
import { readable } from '../core/logical-id';

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
  readonly reservationGbPerDay?: Reservation;
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
      const { existingId, ...rest } = props;
      const extra = Object.entries(rest).filter(([, value]) => value !== undefined);
      validate(this, [
        checkForm('existingId', existingId, workspaceForms.id),
        ...extra.map(([key]) =>
          clash(key, "the workspace of 'existingId' is not ours to configure", `Remove '${key}'.`),
        ),
      ]);
      this.id = existingId;
      this.name = existingId.split('/').at(-1)!;
      return;
    }
    const { name = '', resourceGroupName = '', location = '', sku = 'PerGB2018', reservationGbPerDay } = props;
    validate(this, [
      props.name === undefined
        ? missing('name', 'the workspace is created', "Set it, or set 'existingId'.")
        : checkForm('name', name, workspaceForms.name),
      !resourceGroupName && missing('resourceGroupName', 'the workspace is created in it'),
      !location && missing('location', 'the workspace is created in it'),
      checkOneOf('sku', sku, workspaceSkus),
      sku === 'CapacityReservation' &&
        reservationGbPerDay === undefined &&
        missing('reservationGbPerDay', 'the tier CapacityReservation reserves a daily volume'),
      sku !== 'CapacityReservation' &&
        reservationGbPerDay !== undefined &&
        clash(
          'reservationGbPerDay',
          `only the tier CapacityReservation has a reservation, and 'sku' is ${sku}`,
          "Set 'sku' to CapacityReservation, or remove the reservation.",
        ),
      checkOneOf('reservationGbPerDay', reservationGbPerDay, reservations),
      checkRange('retentionDays', props.retentionDays, workspaceBounds.retentionDays),
      props.dailyCapGb !== undefined &&
        !(props.dailyCapGb > 0) &&
        malformed('dailyCapGb', 'more than 0 GB', props.dailyCapGb, 'Leave it out for no cap.'),
      ...checkTags('tags', props.tags),
    ]);
    const workspace = readable(
      new AzurermWorkspace(this, 'resource', {
        name,
        resourceGroupName,
        location,
        sku,
        reservationCapacityInGbPerDay: reservationGbPerDay,
        retentionInDays: props.retentionDays ?? 90,
        dailyQuotaGb: props.dailyCapGb,
        localAuthenticationEnabled: props.localAuthentication ?? false,
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    this.id = workspace.id;
    this.name = workspace.name;
    this.customerId = workspace.workspaceId;
  }
}
