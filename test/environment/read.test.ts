import fc from 'fast-check';
import { environmentFormat } from '../../lib/environment/format/environment';
import { minimal, readFolder, readOne } from './workbench';

describe('an environment file', () => {
  test('needs a tenant, a subscription and a region, and no more', () => {
    const { environment, problems } = readOne('');
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({
      name: 'one',
      cloud: 'public',
      workspace: { retentionDays: 90, localAuthentication: false },
    });
    expect(environment!.names.workspace).toBe('log-ttk-one');
    expect(environment!.ids.workspace).toBe(
      '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-ttk-one/providers/Microsoft.OperationalInsights/workspaces/log-ttk-one',
    );
  });

  test('is frozen, through and through', () => {
    const { environment } = readOne('tags: { a: b }\n');
    expect(() => {
      (environment!.tags as Record<string, string>).a = 'c';
    }).toThrow(TypeError);
  });

  test('says all that is missing at once', () => {
    const { reported } = readFolder({ 'bare.yaml': 'description: x\n' });
    expect(reported.map((t) => /'(\w+)' is missing/.exec(t)?.[1])).toEqual(['tenant', 'subscriptionId', 'location']);
  });

  test('refuses an unknown key where it stands and suggests the right one', () => {
    const { reported, problems } = readOne('workspace:\n  retentionDay: 30\n');
    expect(reported).toEqual([
      expect.stringMatching(
        /^one\.yaml:6:3 environment\/unknown-key: 'retentionDay' is not a key of 'workspace'; allowed: dailyCapGb, /,
      ),
    ]);
    expect(problems[0]!.help).toBe("Did you mean 'retentionDays'?");
  });

  test('declares scalar functions, and parameters that take rows', () => {
    const functions = (text: string) => readOne(`rules: { functions: { ${text} } }\n`);
    const { environment, problems } = functions(
      'Score: { parameters: [{ name: user, type: string }], returns: real }, Marked: { parameters: [{ name: T, type: { UserId: string } }], columns: { Mark: bool } }',
    );
    expect(problems).toEqual([]);
    expect(environment!.rules.functions).toEqual({
      Score: { parameters: [{ name: 'user', type: 'string' }], returns: 'real' },
      Marked: { parameters: [{ name: 'T', type: '(UserId:string)' }], columns: [{ name: 'Mark', type: 'bool' }] },
    });
    expect(functions('Both: { returns: long, columns: { A: long } }').reported).toEqual([
      "one.yaml:5:40 environment/invalid-value: 'rules.functions.Both.returns' should be left out, since 'columns' says what comes out, got 'long'",
    ]);
    expect(functions('Odd: { parameters: [{ name: T, type: rows }] }').reported).toEqual([
      expect.stringContaining("'rules.functions.Odd.parameters[0].type' should be string, datetime,"),
    ]);
  });

  test('refuses wrong types, ranges and words, each at its place', () => {
    const { reported } = readOne(
      'workspace: { retentionDays: 12, sku: PerGB2019 }\ncloud: 5\nconnectors: { defenderXdr: "yes" }\n',
    );
    expect(reported).toEqual([
      "one.yaml:5:29 environment/invalid-value: 'workspace.retentionDays' should be between 30 and 730 days, got 12",
      "one.yaml:5:38 environment/invalid-value: 'workspace.sku' should be PerGB2018 or CapacityReservation, got 'PerGB2019'",
      "one.yaml:6:8 environment/invalid-value: 'cloud' should be public, usgovernment or china, got 5",
      "one.yaml:7:28 environment/wrong-type: 'connectors.defenderXdr' should be true or false, got 'yes'",
    ]);
  });

  test('hears of impossible combinations beside values that are refused, and of none that a default made up', () => {
    const { reported } = readOne(
      [
        'workspace: { retentionDays: 12, sku: CapacityReservatio, reservationGbPerDay: 100, tables: { SignInLogs: {} } }',
        'sentinel: { fusion: true }',
        'diagnostics: { categories: [AuditLogs, AuditLogs], stream: { enabled: maybe } }',
        'backend: { typo: azurerm, container: tfstate }',
        'naming: { names: { resourceGroup: rg. } }',
        'tags: { Owner: a, owner: b }\n',
      ].join('\n'),
    );
    expect(reported.map((t) => t.replace(/^one.yaml:(\d+):\d+ environment.(.*?): .*$/, '$1 $2'))).toEqual([
      '5 invalid-value',
      '5 invalid-value',
      '5 unknown-table',
      '6 not-in-portal',
      '7 impossible-combination',
      '7 wrong-type',
      '8 unknown-key',
      '9 invalid-name',
      '10 impossible-combination',
    ]);
  });

  test('reads Windows line endings and a byte-order mark', () => {
    const { environments, problems } = readFolder({ 'win.yaml': `\uFEFF${minimal.replace(/\n/g, '\r\n')}` });
    expect(problems).toEqual([]);
    expect(environments).toHaveLength(1);
  });

  test('that is broken YAML, empty or a list is one positioned problem', () => {
    expect(readFolder({ 'a.yaml': 'tenant: [\n' }).codes).toContain('file/invalid-yaml');
    expect(readFolder({ 'a.yaml': '' }).codes).toEqual(['environment/not-a-map']);
    expect(readFolder({ 'a.yaml': '- x\n' }).codes).toEqual(['environment/not-a-map']);
  });

  test('needs a name that can name stacks', () => {
    const { problems, codes, folder } = readFolder({ 'Prod EU.yaml': minimal });
    expect(codes).toEqual(['environment/invalid-name']);
    expect(problems[0]).toMatchObject({
      file: `${folder}/Prod EU.yaml`,
      help: `Rename ${folder}/Prod EU.yaml, for example to prod-eu.yaml.`,
    });
  });
});

describe('extends', () => {
  const base = 'abstract: true\nlocation: westeurope\nworkspace: { retentionDays: 120 }\ntags: { a: "1", b: "2" }\n';
  const own = minimal.replace('location: westeurope\n', '');

  test('merges maps key by key along the chain, and null goes back to the default', () => {
    const { environments, problems } = readFolder({
      'base.yaml': base,
      'middle.yaml': 'abstract: true\nextends: base.yaml\ntags: { b: "3" }\n',
      'one.yaml': `extends: ./middle.yaml\n${own}workspace: { retentionDays: null }\n`,
    });
    expect(problems).toEqual([]);
    expect(environments[0]).toMatchObject({ tags: { a: '1', b: '3' }, workspace: { retentionDays: 90 } });
  });

  test('replaces lists whole', () => {
    const { environments } = readFolder({
      'base.yaml': `${base}diagnostics: { categories: [AuditLogs, SignInLogs] }\n`,
      'one.yaml': `extends: base.yaml\n${own}diagnostics: { categories: [AuditLogs] }\n`,
    });
    expect(environments[0]!.categories.workspace).toEqual(['AuditLogs']);
  });

  test('refuses a circle and names its links', () => {
    const { reported, codes } = readFolder({ 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: a.yaml\n' });
    expect(new Set(codes)).toEqual(new Set(['environment/extends-circle']));
    expect(reported[0]).toContain('->');
  });

  test('refuses a file that does not exist', () => {
    const { reported } = readFolder({ 'one.yaml': `${minimal}extends: ../nowhere.yaml\n` });
    expect(reported).toEqual([
      "one.yaml:5:10 environment/extends-missing: it extends '../nowhere.yaml', which does not exist",
    ]);
  });

  test('reports a mistake of a base once, in the base, however many files build on it', () => {
    const { reported } = readFolder({
      'base.yaml': base.replace('120', '12'),
      'one.yaml': `extends: base.yaml\n${own}`,
      'two.yaml': `extends: base.yaml\n${own}`,
    });
    expect(reported).toEqual([expect.stringMatching(/^base\.yaml:3:29 environment\/invalid-value/)]);
  });
});

describe('several environments', () => {
  test('are chosen by name or glob; a name that is none is refused with a suggestion', () => {
    const files = { 'prod-eu.yaml': minimal, 'prod-us.yaml': minimal, 'test-eu.yaml': minimal };
    const names = (patterns: string[]) => readFolder(files, patterns).environments.map((e) => e.name);
    expect(names(['prod-*'])).toEqual(['prod-eu', 'prod-us']);
    expect(names(['*-EU'])).toEqual(['prod-eu', 'test-eu']);
    const { problems } = readFolder(files, ['prod-eo']);
    expect(problems.map((p) => [p.code, p.help])).toEqual([['environment/unknown', "Did you mean 'prod-eu'?"]]);
  });

  test('must not share a name, a workspace, a diagnostic setting or an account', () => {
    expect(readFolder({ 'one.yaml': minimal, 'one.yml': minimal }).codes).toContain('environment/duplicate');
    const same = `${minimal}naming: { prefix: same }\ndiagnostics: { archive: { enabled: true } }\n`;
    const { reported } = readFolder({ 'one.yaml': same, 'two.yaml': same });
    const what = reported.map((t) => /the ([a-zA-Z ]+) '/.exec(t)?.[1]);
    expect(what.sort()).toEqual([
      'Entra diagnostic setting',
      'Entra diagnostic setting',
      'resource group to create',
      'storage account',
      'workspace',
    ]);
  });
});

describe('secrets', () => {
  test.each([
    ['by the name of the key', 'tags: { clientSecret: hunter2 }', "'tags.clientSecret'"],
    ['a storage key', `tags: { x: "${'A'.repeat(86)}==" }`, 'a storage or workspace key'],
    ['a client secret', 'tags: { x: "abc8Q~0123456789012345678901234567890123" }', 'a client secret'],
    ['a token', 'description: "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc"', 'a token'],
    [
      'a connection string',
      'description: "Endpoint=sb://x/;SharedAccessKey=abcdefghijklmnopqrstuvwxyz0123456789"',
      'a connection string',
    ],
  ])('are refused: %s', (_name, line, words) => {
    const { reported } = readOne(`${line}\n`);
    expect(reported).toEqual([expect.stringContaining(words)]);
    expect(reported[0]).toContain('environment/secret-in-file');
  });

  test('plain words and flags are none', () => {
    expect(
      readOne(
        'diagnostics: { archive: { enabled: true, sharedKeyAccess: false } }\ncapabilities: { passwordHashSync: true }\n',
      ).problems,
    ).toEqual([]);
  });
});

describe('whatever is in the file', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      tie('map'),
    ),
    map: fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(environmentFormat.kind.keys!)), fc.string()),
      tie('any'),
      {
        maxKeys: 6,
      },
    ),
  })).map;

  test('it is read or refused with problems, never thrown over', () => {
    fc.assert(
      fc.property(value, (data) => {
        const { environments, problems } = readFolder({ 'one.yaml': JSON.stringify(data) });
        return environments.length === 1
          ? problems.length === 0
          : problems.length > 0 || (data as { abstract?: unknown }).abstract === true;
      }),
      { numRuns: 150 },
    );
  });

  test('so is any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (content) => {
        const { environments, problems } = readFolder({ 'one.yaml': content });
        return environments.length === 0 && problems.every((p) => p.line >= 1 && p.column >= 1);
      }),
      { numRuns: 150 },
    );
  });
});
