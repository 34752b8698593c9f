import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIT_VERSION, type KitRecord, queryFingerprint, RECORD_FILE, RECORD_FORMAT } from '../lib/record/record';
import { fingerprintsOf } from '../lib/record/terraform';
import { controls } from '../lib/review/controls';
import { loadReview } from '../lib/review/load';
import { htmlReport } from '../lib/review/report/html/report';
import { type BenchRow, median } from './pair';

const ENVIRONMENTS = 10;
const RULES = 60;
const ROUNDS = 7;
/** Seconds that the review may take beyond reading the files. */
const ALLOWED = 2;

/** Ten environments with sixty rules each: what the review takes beyond reading and parsing the same files. */
export async function benchReview(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-bench-review-'));
  try {
    write(folder);
    controls();
    const beyond: number[] = [];
    const reading: number[] = [];
    const page: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const parsed = seconds(() => parse(folder));
      const started = process.hrtime.bigint();
      const { review } = await loadReview({ cdktfOut: folder, suppressions: join(folder, 'none.yaml') });
      const whole = Number(process.hrtime.bigint() - started) / 1e9;
      reading.push(parsed);
      beyond.push(Math.max(0, whole - parsed));
      page.push(seconds(() => [...htmlReport(review!)]));
    }
    const note = `the HTML page takes ${median(page).toFixed(2)} s more`;
    return [
      {
        name: `review of ${ENVIRONMENTS} environments with ${RULES} rules each, beyond reading: share of the ${ALLOWED} s allowed`,
        ratio: median(beyond) / ALLOWED,
        bound: 1,
        ours: median(beyond),
        baseline: ALLOWED,
        unit: 's',
        note: `reading and parsing alone ${median(reading).toFixed(2)} s; ${note}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function seconds(work: () => unknown): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

function parse(folder: string): void {
  for (const name of readdirSync(join(folder, 'stacks')))
    JSON.parse(readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8'));
}

function write(folder: string): void {
  const stacks: Record<string, object> = {};
  for (let e = 0; e < ENVIRONMENTS; e++) {
    for (const [part, content] of Object.entries({ foundation: foundation(), detections: detections() })) {
      const name = `env${e}-${part}`;
      mkdirSync(join(folder, 'stacks', name), { recursive: true });
      writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), JSON.stringify(content, null, 2));
      writeFileSync(join(folder, 'stacks', name, RECORD_FILE), JSON.stringify(recordOf(name, content), null, 2));
      stacks[name] = { synthesizedStackPath: `stacks/${name}/cdk.tf.json` };
    }
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks }));
}

/** As synth writes it: nothing was edited afterwards, and every query was proven. */
function recordOf(stack: string, content: { resource: object }): KitRecord {
  const bodies = Object.values<Record<string, { query?: string }>>(content.resource as never).flatMap(Object.values);
  const queries = bodies.flatMap(({ query }) => (query === undefined ? [] : query.replaceAll('$${', () => '${')));
  return {
    format: RECORD_FORMAT,
    kit: KIT_VERSION,
    environment: stack.replace(/-\w+$/, ''),
    stack,
    inputs: { files: {}, folders: [] },
    provenQueries: [...new Set(queries.map((query) => queryFingerprint(query, [])))],
    places: { keys: {}, files: {}, resources: {} },
    ...fingerprintsOf(content),
  };
}

const settings = { backend: { azurerm: { use_azuread_auth: true } }, required_providers: { azurerm: '4.55.0' } };
const subscription = '00000000-0000-4000-8000-000000000001';
const provider = { azurerm: [{ subscription_id: subscription, features: [{}] }] };
const workspace = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log`;

function foundation() {
  const categories = ['AuditLogs', 'SignInLogs', 'NonInteractiveUserSignInLogs', 'RiskyUsers', 'UserRiskEvents'];
  return {
    terraform: settings,
    provider,
    resource: {
      azurerm_resource_group: { group: { name: 'rg', location: 'westeurope' } },
      azurerm_log_analytics_workspace: {
        workspace: { name: 'log', resource_group_name: '${azurerm_resource_group.group.name}', retention_in_days: 90 },
      },
      azurerm_sentinel_log_analytics_workspace_onboarding: {
        sentinel: { workspace_id: '${azurerm_log_analytics_workspace.workspace.id}' },
      },
      azurerm_monitor_aad_diagnostic_setting: {
        logs: {
          log_analytics_workspace_id: '${azurerm_log_analytics_workspace.workspace.id}',
          enabled_log: categories.map((category) => ({ category })),
        },
      },
    },
  };
}

function detections() {
  const numbers = Array.from({ length: RULES }, (_, i) => i);
  const id = (i: number) => `11111111-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const query = 'SigninLogs\n| where ResultType == "0" and IPAddress != "${x}"\n'
    .repeat(40)
    .replaceAll('${', () => '$${');
  return {
    terraform: settings,
    provider,
    resource: {
      azurerm_sentinel_alert_rule_scheduled: Object.fromEntries(
        numbers.map((i) => [
          `rule_${i}`,
          {
            name: id(i),
            display_name: `Rule ${i}`,
            description: `${'What it finds. '.repeat(40)}\n\nPlaybook: TRG-${(i % 11) + 1}.`,
            log_analytics_workspace_id: workspace,
            enabled: true,
            severity: 'High',
            query,
            query_frequency: 'PT1H',
            query_period: 'PT2H',
            tactics: ['CredentialAccess', 'InitialAccess'],
            techniques: ['T1528', 'T1078'],
            entity_mapping: [
              { entity_type: 'Account', field_mapping: [{ identifier: 'AadUserId', column_name: 'UserId' }] },
              { entity_type: 'IP', field_mapping: [{ identifier: 'Address', column_name: 'IPAddress' }] },
            ],
          },
        ]),
      ),
    },
    locals: {
      kit: {
        licences: ['M365E5'],
        capabilities: [],
        rules: numbers.map((i) => ({
          file: `rules/rule-${i}.yaml`,
          id: id(i),
          name: `Rule ${i}`,
          kind: 'Scheduled',
          playbook: [],
          tables: ['SigninLogs', 'AADUserRiskEvents'],
          status: 'deployed',
          reasons: [],
          tests: 3,
        })),
      },
    },
  };
}
