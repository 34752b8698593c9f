import { FIRST_DAY } from '../../bench/company/calendar';
import { replay } from '../../bench/quiet/replay';
import { runnableRules } from '../../bench/replay/rules';
import { findRuleFiles } from '../../lib/files/find';
import { rulesFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { readSources } from '../../lib/rules/read-rules';

const COMPANY = { people: 16, days: 2, seed: 11 };

const rule = (name: string, query: string, more = ''): { path: string; text: string } => ({
  path: `${name}.yaml`,
  text: `id: 7d0f9a4e-0000-4000-8000-${String(name.length).padStart(12, '0')}
name: ${name}
description: A rule of a test.
severity: Low
requiredDataConnectors: []
${more ? '' : 'queryFrequency: 1h\nqueryPeriod: 1d\ntriggerOperator: gt\ntriggerThreshold: 0'}
tactics: [ InitialAccess ]
relevantTechniques: [ T1078 ]
entityMappings:
  - entityType: Account
    fieldMappings:
      - { identifier: AadUserId, columnName: UserId }
customDetails: { Time: TimeGenerated }
kind: ${more || 'Scheduled'}
version: 1.0.0
query: |
${query.replace(/^ */gm, '  ')}
`,
});

/** Each leaves runs out in another way. */
const RULES = [
  // A part that only filters, asked of many runs at once.
  rule(
    'role',
    `let Suspects = AuditLogs
     | where TimeGenerated > ago(2h) and OperationName startswith 'Add member to role'
     | extend UserId = tostring(todynamic(tostring(InitiatedBy)).user.id);
     Suspects | summarize Times = count() by UserId`,
  ),
  // Suspects that are not there when something was seen before.
  rule(
    'network is new',
    `let Uses = SigninLogs | where TimeGenerated > ago(1h) and ResultType == '0' | summarize arg_max(TimeGenerated, *) by UserId, AutonomousSystemNumber;
     let Before = SigninLogs | where TimeGenerated between (ago(1d) .. ago(1h)) | distinct UserId, AutonomousSystemNumber;
     Uses | join kind=leftanti Before on UserId, AutonomousSystemNumber | project UserId, AutonomousSystemNumber`,
  ),
  // A result without suspects: what is missing. No run may be left out.
  rule(
    'nobody at work now',
    `SigninLogs | where TimeGenerated > ago(1h) | summarize People = dcount(UserId) | where People < 3 | project UserId = 'nobody', People`,
  ),
  rule(
    'near real time',
    `OfficeActivity | where Operation in ('New-InboxRule', 'UpdateInboxRules') | project UserId, TimeGenerated`,
    'NRT',
  ),
];

describe('runs that are left out', () => {
  const rules = () => {
    const kit = findRuleFiles([rulesFolder]).files.map((file) => YamlSource.read(file));
    const read = readSources([...kit, ...RULES.map(({ path, text }) => YamlSource.parse(path, text))]);
    const names = RULES.map(({ path }) => path);
    return runnableRules(read, COMPANY, ({ file }) => names.some((name) => file.endsWith(name)));
  };

  test('would have found nothing: the findings are those of all runs', async () => {
    const some = await replay(rules(), COMPANY, 1, () => {});
    const all = await replay(rules(), COMPANY, 1, () => {}, true);
    const told = (of: typeof all) =>
      of.map(({ rule, findings, runs, error }) => ({ name: rule.name, findings, runs, error }));
    expect(told(some)).toEqual(told(all));
    expect(all.map(({ findings }) => findings.length > 0)).toEqual(RULES.map(() => true));
    const share = Object.fromEntries(some.map(({ rule, replayed, runs }) => [rule.name, replayed / runs]));
    expect(share.role).toBeLessThan(0.7);
    expect(share['near real time']).toBeLessThan(0.05);
    expect(share['nobody at work now']).toBe(1);
    expect(all.every(({ replayed, runs }) => replayed === runs)).toBe(true);
  }, 300_000);

  test('a run sees what arrived before it, of the time that the rule looks at', async () => {
    const [found] = await replay(
      rules().filter(({ name }) => name === 'near real time'),
      COMPANY,
      1,
      () => {},
    );
    for (const { at, rows } of found!.findings)
      for (const row of rows)
        expect(Date.parse(`${at}Z`)).toBeGreaterThan(Math.max(FIRST_DAY, Date.parse(`${row.TimeGenerated}Z`)));
  }, 300_000);
});
