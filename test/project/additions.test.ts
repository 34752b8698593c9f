import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';

/** What a person writes to add one thing: the whole of a new file, or the edit of one that is there. */
type Edits = Readonly<Record<string, string | ((text: string) => string)>>;

const detection: Edits = {
  'rules/hunting/sign-ins-by-old-protocol.yaml': `id: 6f0a5f0e-8f0b-4d62-9a43-5d2f7f6f1c11
name: Sign-ins by a protocol without modern authentication
description: |
  Accounts that still sign in by a protocol that knows no second factor.
  Next: INV-5 with the user.
tactics: [InitialAccess]
relevantTechniques: [T1078.004]
tags: ['playbook: TRG-2']
version: 1.0.0
query: |
  SigninLogs
  | where TimeGenerated > ago(7d) and ClientAppUsed in ('IMAP4', 'POP3', 'Authenticated SMTP')
  | summarize SignIns = count() by UserPrincipalName, ClientAppUsed
tests:
  - name: mail by IMAP
    match: true
    events:
      SigninLogs: [{ TimeGenerated: -1h, UserPrincipalName: ann@contoso.com, ClientAppUsed: IMAP4 }]
  - name: a browser
    match: false
    events:
      SigninLogs: [{ TimeGenerated: -1h, UserPrincipalName: ann@contoso.com, ClientAppUsed: Browser }]
`,
};

const control: Edits = {
  'lib/review/controls/resource-group-has-owner.ts': `import { type Control, judge } from '../control/control';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'resource-group-has-owner',
  title: 'The resource group names its owner',
  severity: 'low',
  info: 'The tag owner of the resource group that holds the evidence.',
  why: 'Without an owner nobody answers when the workspace is in the way.',
  fix: 'Set tags.owner in the environment.',
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['ID.AM-08'],
    nist80053: ['CM-8'],
    cisV8: ['1.1'],
    iso27001: ['A.5.9'],
    mcsb: ['AM-1'],
  },
  needs: ['foundation'],
  check: (configuration) =>
    configuration
      .all('azurerm_resource_group')
      .map((group) => judge(group, get(group, 'tags', 'owner'), Boolean, 'owner', 'It has no owner.')),
};
`,
  'test/review/controls/resource-group-has-owner.ts': `import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  setup: ({ f }) => {
    f.azurerm_resource_group.group.tags = { owner: 'soc' };
  },
  compliant: [{ when: 'it has the tag' }],
  nonCompliant: [
    {
      when: 'it has none',
      change: ({ f }) => {
        f.azurerm_resource_group.group.tags = {};
      },
      finding: 'owner',
      address: 'azurerm_resource_group.group',
    },
  ],
};
`,
};

const connector: Edits = {
  'lib/catalog/connectors.ts': (text) =>
    text.replace(
      '} as const satisfies',
      `  dynamics365: {
    title: 'Dynamics 365 activity',
    resource: 'dynamics_365',
    tables: ['Dynamics365Activity'],
    licences: [],
    connectorIds: ['Dynamics365'],
  },
} as const satisfies`,
    ),
};

/** Not part of an addition: an environment that uses the new connector. */
const usage: Edits = {
  'environments/demo.yaml': (text) => text.replace('  office365: {}', '  office365: {}\n  dynamics365: true'),
};

const FOLDERS = ['cli', 'constructs', 'docs', 'environments', 'lib', 'rules', 'test/review'];
const FILES = [
  'cdktf.json',
  'jest.config.js',
  'main.ts',
  'package.json',
  'test/environment.js',
  'test/sequencer.js',
  'test/setup.ts',
  'tsconfig.json',
];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'ttk additions '));
  for (const path of [...FOLDERS, ...FILES]) cpSync(join(kitRoot, path), join(copy, path), { recursive: true });
  symlinkSync(join(kitRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const [path, edit] of Object.entries({ ...detection, ...control, ...connector, ...usage })) {
    const file = join(copy, path);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const after = typeof edit === 'string' ? edit : edit(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

function run(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Files of the copy that are not as in the kit. */
function changed(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(copy.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((path) => {
        const original = join(kitRoot, path);
        return !existsSync(original) || !readFileSync(original).equals(readFileSync(join(copy, path)));
      }),
  );
}

test('a detection is one file, a control is itself and its test, a connector is its entry of the catalog', () => {
  expect([detection, control, connector].map((edits) => Object.keys(edits).length)).toEqual([1, 2, 1]);
  run('cli/ttk.js', 'docs');
  const byHand = Object.keys({ ...detection, ...control, ...connector, ...usage });
  const generated = changed().filter((path) => !byHand.includes(path));
  expect(generated.filter((path) => !/^docs\/|\.schema\.json$/.test(path))).toEqual([]);
  expect(generated).toEqual(
    expect.arrayContaining([
      'docs/detections/sign-ins-by-old-protocol.md',
      'docs/environments.md',
      'docs/review.md',
      'environments/environment.schema.json',
    ]),
  );
});

test('and with them the kit checks, synthesizes and reviews', () => {
  run('cli/ttk.js', 'check');
  run('cli/ttk.js', 'synth', 'demo');
  const stack = (name: string) =>
    JSON.parse(readFileSync(join(copy, 'cdktf.out/stacks', name, 'cdk.tf.json'), 'utf8')).resource;
  expect(stack('demo-foundation').azurerm_sentinel_data_connector_dynamics_365).toMatchObject({
    connector_dynamics_365: { name: 'dynamics365', tenant_id: '0b4f6f0e-6a8e-4f5b-9a57-3d1f2c7e8a10' },
  });
  expect(JSON.stringify(stack('demo-detections'))).toContain('Sign-ins by a protocol without modern authentication');
  const report = JSON.parse(run('cli/ttk.js', 'review', 'demo', '--format', 'json', '--fail-on', 'never'));
  expect(JSON.stringify(report)).toContain('resource-group-has-owner');
});

test('and the tests of the review accept the control beside all others', () => {
  const review = ['test/review/controls.test.ts', 'test/review/review.test.ts'];
  const names = 'resource-group-has-owner|every control has its cases|the good world has no finding';
  run('node_modules/jest/bin/jest.js', ...review, '-t', names, '--silent');
});

test('a rule with a mistake stops the pages from being written, and its page stays', () => {
  const page = join(copy, 'docs/detections/sign-ins-by-old-protocol.md');
  const [path] = Object.keys(detection) as [string];
  writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replace('SigninLogs', 'SigninLog'));
  const { status, stderr } = spawnSync(process.execPath, ['cli/ttk.js', 'docs'], { cwd: copy, encoding: 'utf8' });
  expect([status, existsSync(page)]).toEqual([1, true]);
  expect(stderr).toContain(path);
  expect(stderr).toContain('Nothing was written.');
});
