import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { clouds } from '../../lib/catalog/clouds';
import type { PlannedEnvironment } from '../../lib/deployment/deployment';
import { Access } from '../access/access';
import { DataConnectors } from '../connectors/data-connectors';
import { type Construct, TerraformOutput } from '../core/cdktf';
import { FusionRule } from '../detections/fusion-rule';
import { MicrosoftIncidentRule } from '../detections/microsoft-incident-rule';
import { DiagnosticsWriterGrant } from '../logs/diagnostics-writer-grant';
import { EntraDiagnosticSetting } from '../logs/entra-diagnostic-setting';
import { LogArchive } from '../logs/log-archive';
import { LogStream } from '../logs/log-stream';
import { LogAnalyticsTable } from '../workspace/log-analytics-table';
import { LogAnalyticsWorkspace } from '../workspace/log-analytics-workspace';
import { ManagementLock, workspaceAnchor } from '../workspace/management-lock';
import { ResourceGroup } from '../workspace/resource-group';
import { SentinelOnboarding } from '../workspace/sentinel-onboarding';
import { EnvironmentStack, signIn } from './environment-stack';

/** Resource providers that the foundation's resources belong to; registering one that is registered does nothing. */
const RESOURCE_PROVIDERS = [
  'Microsoft.Authorization',
  'Microsoft.EventHub',
  'Microsoft.Insights',
  'Microsoft.OperationalInsights',
  'Microsoft.OperationsManagement',
  'Microsoft.SecurityInsights',
  'Microsoft.Storage',
];

/**
 * What needs tenant-wide rights and changes rarely: workspace, Sentinel, the Entra diagnostic settings with their
 * destinations, connectors, access. Everything of Sentinel hangs on the onboarding.
 */
export class FoundationStack extends EnvironmentStack {
  /** Notes for the person who deploys; shown in summaries. */
  readonly notes: readonly string[];

  constructor(scope: Construct, environment: PlannedEnvironment) {
    super(scope, `${environment.name}-foundation`, { environment, registers: RESOURCE_PROVIDERS });
    const { names, ids, tags, location, connectors, sentinel } = environment;
    if (environment.access.entraRoles.length || Object.values(environment.access.groups).some((g) => !g.objectId)) {
      new AzureadProvider(this, 'azuread', {
        environment: clouds[environment.cloud].azureadEnvironment,
        tenantId: environment.tenant.id,
        ...signIn(environment),
      });
    }
    const group = new ResourceGroup(this, 'resource_group', {
      name: names.resourceGroup,
      ...(environment.resourceGroup.create
        ? { location, tags }
        : { existing: true, subscriptionId: environment.subscriptionId }),
    });
    const workspace = this.workspace(environment, group);
    const onboarding = new SentinelOnboarding(this, 'sentinel', {
      workspaceId: workspace.id,
      existing: sentinel.onboarding === 'existing',
      customerManagedKey: sentinel.customerManagedKey || undefined,
    });
    const { workspaceId } = onboarding;
    const { portal } = sentinel;
    this.tables(environment, workspaceId);
    const notes = this.exportLogs(environment, group, workspace);
    const tenantId = environment.tenant.id;
    const carried = new DataConnectors(this, 'connector', { ...connectors, workspaceId, tenantId });
    if (environment.fusion) new FusionRule(this, 'fusion', { workspaceId, portal });
    for (const product of sentinel.incidentRules)
      new MicrosoftIncidentRule(this, `incidents_${product}`, { workspaceId, product, portal });
    const access = new Access(this, 'access', {
      ...environment.access,
      subscriptionId: environment.subscriptionId,
      workspaceId: workspace.id,
      resourceGroupId: group.id,
      after: [...this.node.children.filter((child) => child instanceof EntraDiagnosticSetting), carried],
    });
    if (environment.lock.enabled) {
      const protectedParts = this.node.children.filter((child) => child instanceof LogAnalyticsTable);
      new ManagementLock(this, 'lock', {
        lockedId: workspaceAnchor(workspace.id),
        notes: environment.lock.notes,
        after: [workspace, onboarding, ...protectedParts],
      });
    }
    new TerraformOutput(this, 'workspace_id', { value: workspace.id, description: 'Resource id of the workspace.' });
    if (workspace.customerId) {
      new TerraformOutput(this, 'workspace_customer_id', {
        value: workspace.customerId,
        description: 'GUID that queries and agents name the workspace by.',
      });
    }
    new TerraformOutput(this, 'log_categories', {
      value: [...environment.categories.workspace],
      description: 'Entra log categories that reach the workspace.',
    });
    this.notes = [...notes, ...carried.notes, ...access.notes, ...notesOn(environment, ids.workspaceName)];
  }

  private workspace(environment: PlannedEnvironment, group: ResourceGroup): LogAnalyticsWorkspace {
    const { workspace: settings, names, ids, location, tags } = environment;
    return new LogAnalyticsWorkspace(
      this,
      'workspace',
      settings.existing
        ? { existingId: ids.workspace }
        : { ...settings, name: names.workspace, resourceGroupName: group.name, location, tags },
    );
  }

  /** After the onboarding: the tables of Sentinel itself come with it. */
  private tables({ workspace }: PlannedEnvironment, workspaceId: string): void {
    const { tables, retentionDays: workspaceRetentionDays } = workspace;
    for (const [table, settings] of Object.entries(tables))
      new LogAnalyticsTable(this, `table_${table}`, { ...settings, workspaceId, table, workspaceRetentionDays });
  }

  /** The Entra diagnostic settings, one per destination, and the destinations themselves. */
  private exportLogs(
    environment: PlannedEnvironment,
    group: ResourceGroup,
    workspace: LogAnalyticsWorkspace,
  ): string[] {
    const { names, tags, location, categories, diagnostics } = environment;
    const { archive, stream, writerGrant } = diagnostics;
    const after = writerGrant ? [new DiagnosticsWriterGrant(this, 'diagnostics_writer', writerGrant)] : [];
    const place = { resourceGroupName: group.name, location, tags };
    const notes: string[] = [];
    if (categories.workspace.length) {
      const setting = new EntraDiagnosticSetting(this, 'entra_logs_to_workspace', {
        name: names.diagnosticSetting,
        categories: categories.workspace,
        workspaceId: workspace.id,
        after,
      });
      notes.push(...setting.notes);
    }
    if (categories.archive.length) {
      const store = new LogArchive(this, 'archive', { ...archive, ...place, name: names.archiveStorageAccount });
      new EntraDiagnosticSetting(this, 'entra_logs_to_archive', {
        name: names.archiveDiagnosticSetting,
        categories: categories.archive,
        storageAccountId: store.storageAccountId,
        after,
      });
      notes.push(...store.notes);
      new TerraformOutput(this, 'archive_storage_account_id', { value: store.storageAccountId });
    }
    if (categories.stream.length) {
      const { sku, throughputUnits, maximumThroughputUnits, partitions, retentionDays } = stream;
      const hub = new LogStream(this, 'stream', {
        ...place,
        namespaceName: names.streamNamespace,
        ruleName: names.streamAuthorizationRule,
        ...{ sku, throughputUnits, maximumThroughputUnits },
        ...(stream.hub === 'named' ? { hubName: names.streamHub, partitions, retentionDays } : {}),
      });
      new EntraDiagnosticSetting(this, 'entra_logs_to_stream', {
        name: names.streamDiagnosticSetting,
        categories: categories.stream,
        eventHubRuleId: hub.ruleId,
        eventHubName: hub.hubName,
        after,
      });
      new TerraformOutput(this, 'stream_namespace', { value: hub.namespaceName });
      if (hub.hubName) new TerraformOutput(this, 'stream_event_hub', { value: hub.hubName });
    }
    return notes;
  }
}

/** What the file cannot decide: the cloud, and a workspace that is not ours. */
function notesOn({ cloud, workspace }: PlannedEnvironment, name: string): string[] {
  const { note } = clouds[cloud];
  return [
    ...(note ? [note] : []),
    ...(workspace.existing
      ? [`The workspace ${name} is adopted: its tier, retention, daily cap and authentication stay as they are.`]
      : []),
  ];
}
