import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/commands/schema';
import { YamlSource } from '../../lib/files/source';
import { pullCommand, schemaFiles } from '../../lib/kql/schema-pull';
import { readSchema } from '../../lib/rules/kinds/schema/format';

const response = JSON.stringify({
  tables: [
    {
      name: 'Mine_CL',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' },
        { name: 'A_s', type: 'string' },
      ],
    },
    {
      name: 'SigninLogs',
      columns: [
        { name: 'UserId', type: 'string' },
        { name: 'Risk_CF', type: 'real' },
      ],
    },
    { name: 'AuditLogs', columns: [{ name: 'Id', type: 'string' }] },
    { name: '../outside', columns: [] },
  ],
  functions: [
    { name: 'Saved', body: 'SigninLogs\r\n| take n', parameters: '(n:long = 5, T:(UserId:string, Id:string))' },
    { name: '_Im_Dns', body: 'x' },
    { name: 'imDns', body: 'x' },
  ],
});

test('only what the catalog does not know becomes a file, and the kit reads it', () => {
  const result = schemaFiles(response);
  if (!('files' in result)) throw new Error(result.reason);
  expect(result.files.map(({ name, what }) => [name, what])).toEqual([
    ['Mine_CL', 'table'],
    ['Saved', 'function'],
    ['SigninLogs', 'columns'],
  ]);
  const read = result.files.map(({ name, text }) => readSchema(YamlSource.parse(name, text)));
  expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  const declared = read.map(({ definition }) => definition);
  expect(declared[0]!.tables[0]!.columns).toHaveLength(2);
  expect(declared[1]!.functions).toEqual([
    {
      name: 'Saved',
      body: 'SigninLogs\n| take n',
      parameters: [
        { name: 'n', type: 'long', default: '5' },
        { name: 'T', type: 'table' },
      ],
    },
  ]);
  expect(declared[2]!.tables).toEqual([{ name: 'SigninLogs', columns: [{ name: 'Risk_CF', type: 'real' }] }]);
});

test.each([
  ['<html>', /not JSON/],
  ['[]', /an object with `tables`/],
  ['{"error":{"code":"AuthorizationFailed","message":"no right"}}', /AuthorizationFailed no right/],
  ['{"tables":{}}', /no list `tables`/],
])('a response that cannot be used has a reason: %s', (text, reason) => {
  expect(schemaFiles(text)).toEqual({ reason: expect.stringMatching(reason) });
});

test('the command is for the cloud and the workspace', () => {
  expect(pullCommand('11111111-1111-4111-8111-111111111111', 'usGovernment')).toBe(
    'az rest --method get --resource https://api.loganalytics.us --url "https://api.loganalytics.us/v1/workspaces/11111111-1111-4111-8111-111111111111/metadata" > metadata.json',
  );
});

describe('ttk schema pull', () => {
  let folder: string;
  let out = '';
  let errors = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ttk schema '));
    [out, errors] = ['', ''];
    jest.spyOn(console, 'log').mockImplementation((text) => {
      out += `${text}\n`;
    });
    jest.spyOn(console, 'error').mockImplementation((text) => {
      errors += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  const saved = (text: string | Buffer) => {
    const file = join(folder, 'metadata.json');
    writeFileSync(file, text);
    return file;
  };
  const tables = () => join(folder, 'rules', 'tables');

  test('without a response it prints the command', async () => {
    expect(await run(['pull'], {})).toBe(0);
    expect(out).toContain('az rest --method get');
    expect(await run(['pull'], { workspace: 'my-workspace' })).toBe(2);
    expect(errors).toContain("a GUID; found 'my-workspace'");
  });

  test('with a response it writes files, once', async () => {
    const file = saved(response);
    expect(await run(['pull', file], { out: tables() })).toBe(0);
    expect(readdirSync(tables())).toEqual(['Mine_CL.yaml', 'Saved.yaml', 'SigninLogs.yaml']);
    expect(await run(['pull', file], { out: tables() })).toBe(0);
    expect(out).toContain('unchanged');
  });

  test('a file that says otherwise is kept, and that is an error', async () => {
    const file = saved(response);
    await run(['pull', file], { out: tables() });
    writeFileSync(join(tables(), 'Saved.yaml'), 'kind: Schema\n');
    expect(await run(['pull', file], { out: tables() })).toBe(1);
    expect(readFileSync(join(tables(), 'Saved.yaml'), 'utf8')).toBe('kind: Schema\n');
    expect(errors).toMatch(/1 file kept/);
  });

  test('what PowerShell saves (UTF-16) is read', async () => {
    const file = saved(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(response, 'utf16le')]));
    expect(await run(['pull', file], { out: tables() })).toBe(0);
  });

  test('unusable input fails with the reason and writes nothing', async () => {
    expect(await run(['pull', saved('{}')], { out: tables() })).toBe(2);
    expect(errors).toContain('no list `tables`');
    expect(await run(['pull', join(folder, 'absent.json')], { out: tables() })).toBe(2);
    expect(errors).toContain('there is no such file or folder');
    expect(await run(['pul'], {})).toBe(2);
    expect(errors).toContain('did you mean `ttk schema pull`?');
    expect(readdirSync(folder)).toEqual(['metadata.json']);
  });
});
