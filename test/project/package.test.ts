import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kitRoot } from '../../lib/files/root';

const app = mkdtempSync(join(tmpdir(), 'ttk-app-'));
const installed = join(app, 'node_modules', 'token-theft-kit');
afterAll(() => rmSync(app, { recursive: true }));

const node = (...args: readonly string[]) => execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' });
const tsc = join(kitRoot, 'node_modules', 'typescript', 'bin', 'tsc');
let packed: readonly string[];

/** Packs the kit, and installs the package with its peers in an app, from what is installed here. */
beforeAll(() => {
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', app], { cwd: kitRoot, encoding: 'utf8' }),
  );
  packed = files.map(({ path }: { path: string }) => path);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(app, filename), '-C', installed, '--strip-components=1']);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), '@types/node']) {
    mkdirSync(dirname(join(app, 'node_modules', name)), { recursive: true });
    symlinkSync(join(kitRoot, 'node_modules', name), join(app, 'node_modules', name), 'junction');
  }
});

test('the package holds the built constructs, and neither tests nor environments', () => {
  expect(packed).toEqual(expect.arrayContaining(['dist/constructs/workspace/resource-group.js']));
  expect(packed).toEqual(expect.arrayContaining(['dist/constructs/workspace/resource-group.d.ts']));
  expect(packed.filter((path) => /^(test|bench|environments)\/|\.(test|snap)\b/.test(path))).toEqual([]);
});

test('every construct can be imported by its public path', () => {
  const paths = readdirSync(join(installed, 'dist', 'constructs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => `token-theft-kit/constructs/${path.replaceAll('\\', '/').slice(0, -3)}`);
  expect(paths.length).toBeGreaterThan(30);
  node('-e', `for (const path of ${JSON.stringify(paths)}) require(path)`);
});

test('the example of docs/constructs.md is an app that type-checks and synthesizes', () => {
  const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(join(kitRoot, 'docs', 'constructs.md'), 'utf8'))!;
  writeFileSync(join(app, 'main.ts'), example!);
  node(tsc, '--strict', '--module', 'node16', '--skipLibCheck', 'false', '--types', 'node', 'main.ts');
  node('main.js');
  const { resource } = JSON.parse(readFileSync(join(app, 'cdktf.out', 'stacks', 'soc', 'cdk.tf.json'), 'utf8'));
  expect(Object.keys(resource).sort()).toEqual([
    'azurerm_log_analytics_workspace',
    'azurerm_monitor_aad_diagnostic_setting',
    'azurerm_resource_group',
    'azurerm_sentinel_alert_rule_scheduled',
    'azurerm_sentinel_log_analytics_workspace_onboarding',
  ]);
});

test('the command of the package runs', () => {
  const rule = join(installed, 'rules', 'analytics', 'adversary-in-the-middle-reported.yaml');
  expect(node(join(installed, 'cli', 'ttk.js'), 'check', rule)).toMatch(/1 rule in 1 file/);
});
