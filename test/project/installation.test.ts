import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The part of it that is used here; its own types would be one more package. */
const semver: { satisfies(version: string, range: string): boolean; minVersion(range: string): { version: string } } =
  require('semver');

const text = (name: string) => readFileSync(join(kitRoot, name), 'utf8');
const read = (name: string) => JSON.parse(text(name));
const packages: Record<string, Locked> = read('package-lock.json').packages;

test('the lock file names the build of every platform, so that npm ci works on each', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('the lock file belongs to no registry', () => {
  expect(Object.values(packages).filter((p) => p.resolved !== undefined)).toEqual([]);
});

test('the lock file has the hash of every package; what comes inside of another is part of that one', () => {
  const bare = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
  const parts = bare.filter(
    ([path, { inBundle }]) => inBundle && packages[path.slice(0, path.indexOf('/node_modules/'))]?.integrity,
  );
  expect(bare.map(([path]) => path)).toEqual(parts.map(([path]) => path));
});

test('the bill of materials that continuous integration writes names the packages', () => {
  const command = /npm (sbom .*?) >\.ttk\/sbom\.cdx\.json/.exec(text('.ci/run'))![1]!;
  const written = execFileSync('npm', command.split(' '), { cwd: kitRoot, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { components }: { components: { name: string; version: string }[] } = JSON.parse(written);
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const { dependencies, devDependencies } = read('package.json');
  const direct = Object.entries({ ...dependencies, ...devDependencies });
  expect(direct.filter(([name, version]) => !named.has(`${name}@${version}`))).toEqual([]);
  expect(named.size).toBeGreaterThan(10 * direct.length);
}, 60_000);

test('every dependency is pinned exactly', () => {
  const { dependencies, devDependencies } = read('package.json');
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, v]) => !/^\d+\.\d+\.\d+$/.test(v),
  );
  expect(loose).toEqual([]);
});

describe('the lowest Node.js that the README names', () => {
  const [, lowest] = /Node\.js (\d+\.\d+) or newer/.exec(text('README.md')) ?? [];
  const refused = (locked: Readonly<Record<string, Locked>>) =>
    Object.entries(locked).flatMap(([path, { version, engines }]) =>
      engines?.node && !semver.satisfies(`${lowest}.0`, engines.node)
        ? [`${path} ${version} wants ${engines.node}`]
        : [],
    );

  test('is the one of package.json', () => {
    expect(semver.minVersion(read('package.json').engines.node).version).toBe(`${lowest}.0`);
  });

  test('is one of those that continuous integration runs', () => {
    expect(text('.github/workflows/ci.yml')).toMatch(new RegExp(`node: \\[.*'${lowest}'`));
  });

  test('installs and runs every package of the lock file, those for development too', () => {
    expect(refused(packages)).toEqual([]);
  });

  test('is refused by a package that wants a newer one', () => {
    expect(refused({ 'node_modules/newer': { version: '3.0.0', engines: { node: '^22.12.0 || >=24' } } })).toEqual([
      'node_modules/newer 3.0.0 wants ^22.12.0 || >=24',
    ]);
  });
});

test('what an app has to bring along is installed here as well', () => {
  const { peerDependencies, devDependencies } = read('package.json');
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(Object.keys(peerDependencies)));
  expect(Object.keys(peerDependencies)).toEqual(expect.arrayContaining(['cdktf', 'constructs']));
});
