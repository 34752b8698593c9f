import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { columnsOf, missingFields } from '../../lib/suggest/sign-in';
import { ask, codes } from '../kql/ask';
import { read } from './workbench';

const DETAIL = '{"deviceId":"D-1","operatingSystem":"Windows10","isManaged":true}';

describe('exports of people who work', () => {
  it("of Entra's portal are read, with a byte-order mark, Windows line ends, quotes, and columns in any order", () => {
    const { lines, rows, problems } = read(
      [
        '\uFEFF"Autonomous system  number",User,Username,IP address,"Date (UTC)",Status,Sign-in error code,Managed,Compliant,Operating System,Device ID,Authentication Protocol',
        '2119,"Berg, Ann",Ann@Contoso.com,198.51.100.10,2026-11-01T08:00:00Z,Success,0,true,true,Windows10,D-1,none',
        ',"Bob ""B""",bob@contoso.com,2001:db8::1,"11/14/2026, 8:01:00 AM",Success,None,No,Yes,MacOs,,deviceCode',
        '2119,Eve,eve@contoso.com,198.51.100.11,2026-11-01T08:00:00Z,Failure,50126,true,true,Windows10,d,none',
        '',
      ].join('\r\n'),
    );
    expect(problems).toEqual([]);
    expect(rows).toBe(3);
    expect(lines).toEqual([
      '2026-11-01 ann@contoso.com 198.51.100.10 AS2119 managed d-1',
      '2026-11-14 bob@contoso.com 2001:db8::1 managed device code',
    ]);
  });

  it('of Log Analytics are read, with the columns of both logs, of which one is empty', () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const { lines, problems } = read(
      [
        'TimeGenerated [UTC],ResultType,IPAddress,UserPrincipalName,UserId,DeviceDetail_dynamic,DeviceDetail_string,OriginalTransferMethod,CrossTenantAccessType',
        `"11/1/2026, 8:00:00.123 AM",0,[2001:db8::5]:443,Ann@contoso.com,u-1,${cell(DETAIL)},,none,none`,
        `"14/11/2026, 08:00",0,::ffff:198.51.100.7,,U-2,,${cell('{"operatingSystem":"Ios 18","isManaged":true}')},deviceCodeFlow,`,
        `16.11.2026 08:00:00,0,198.51.100.8:50100,ann@contoso.com,u-1,,,,`,
        `"11/1/2026, 8:00:00 AM",0,203.0.113.9,guest@fabrikam.com,u-9,,,,b2bCollaboration`,
        `"11/1/2026, 8:00:00 AM",50058,,ann@contoso.com,u-1,,,,`,
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      '2026-11-01 ann@contoso.com 2001:db8::5 managed d-1',
      '2026-11-14 u-2 198.51.100.7 device code',
      '2026-11-16 ann@contoso.com 198.51.100.8',
    ]);
  });

  it('of the query API are read', () => {
    const names = [
      'TimeGenerated',
      'ResultType',
      'IPAddress',
      'UserPrincipalName',
      'DeviceDetail',
      'AutonomousSystemNumber',
    ];
    const answer = {
      tables: [
        {
          name: 'PrimaryResult',
          columns: names.map((name) => ({ name, type: 'string' })),
          rows: [
            ['2026-11-01T00:00:00Z', '0', '198.51.100.10', 'Ann@contoso.com', DETAIL, '2119'],
            ['2026-11-01T00:00:00Z', '0', null, 'ann@contoso.com', DETAIL, null],
          ],
        },
      ],
    };
    for (const space of [0, 2])
      expect(read(JSON.stringify(answer, null, space))).toMatchObject({
        rows: 2,
        problems: [],
        lines: ['2026-11-01 ann@contoso.com 198.51.100.10 AS2119 managed d-1'],
      });
  });

  it("of the Azure CLI, of Graph and of Entra's portal as JSON are read", () => {
    const record = {
      createdDateTime: '2026-11-01T08:00:00Z',
      userPrincipalName: 'Ann@contoso.com',
      ipAddress: '198.51.100.10',
      status: { errorCode: 0 },
      deviceDetail: { deviceId: 'D-1', isCompliant: true, operatingSystem: 'Windows10' },
      autonomousSystemNumber: 2119,
    };
    const expected = ['2026-11-01 ann@contoso.com 198.51.100.10 AS2119 managed d-1'];
    for (const content of [[record, { ...record, status: { errorCode: 50126 } }], { value: [record] }])
      expect(read(JSON.stringify(content))).toMatchObject({ problems: [], lines: expected });
  });
});

describe('bad input', () => {
  const HEADER = 'TimeGenerated,ResultType,IPAddress,UserId,DeviceDetail\n';

  it.each([
    ['columns that are missing', 'a,b\n1,2\n', Array(5).fill('1:1 export/missing-column')],
    ['semicolons', 'TimeGenerated;ResultType;IPAddress\n', Array(5).fill('1:1 export/missing-column')],
    ['an address that is none', `${HEADER}2026-11-01,0,10.0.0.256,u,\n`, ['2:14 export/invalid-value']],
    ['a time that is none', `${HEADER}\n45230.5,0,10.0.0.2,u,\n`, ['3:1 export/invalid-value']],
    ['a line that is cut off', `${HEADER}2026-11-01,0\n`, ['2:1 export/malformed']],
    ['a quote that is never closed', `${HEADER}"2026-11-01,0`, ['2:1 export/malformed', '2:1 export/malformed']],
    ['JSON that is cut off', '[{"createdDateTime":"2026-11-01"', ['1:33 export/malformed']],
    ['JSON without rows', '{"error":{"message":"no"}}', ['1:1 export/empty']],
    ['a header alone', HEADER, ['1:1 export/empty']],
    ['nothing', '', ['1:1 export/empty']],
    [
      'records without an address',
      '[{"createdDateTime":"2026-11-01","userId":"u","status":{},"deviceDetail":{}}]',
      ['1:2 export/missing-column'],
    ],
  ])('%s: told at its place', (_, content, problems) => expect(read(content).problems).toEqual(problems));

  it('names the columns that it looked for, and the value that it found', () => {
    expect(read('a\n1\n').messages[2]).toBe(
      'there is no column with the address: it is called IPAddress or IP address',
    );
    expect(read(`${HEADER}2026-11-01,0,nowhere,u,\n`).messages).toEqual([
      "this should be an IPv4 or IPv6 address, got 'nowhere'",
    ]);
  });

  it('does not fill the screen: a file that is wrong throughout has some mistakes told', () => {
    expect(read(HEADER + '2026-11-01,0,x,u,\n'.repeat(5_000)).problems).toHaveLength(20);
  });

  it('is no text at all: told at its first byte', () => {
    expect(read(Buffer.from(`${HEADER}caf\xe9`, 'latin1')).problems).toEqual(['2:4 file/invalid-encoding']);
  });
});

test('the query of the help has no mistake, and gives every column that is asked for', () => {
  const query = readFileSync(join(kitRoot, 'lib/suggest/egress.kql'), 'utf8');
  expect(codes(query)).toEqual([]);
  const { analysis } = ask(query);
  const columns = columnsOf(analysis.columns!.map(({ name }) => name));
  expect(missingFields(columns)).toEqual([]);
  expect([columns.asn, columns.crossTenant, columns.transfer, columns.protocol].map(({ length }) => length)).toEqual([
    1, 1, 1, 1,
  ]);
  expect(readFileSync(join(kitRoot, 'docs/egress.md'), 'utf8')).toContain(query.trim());
});
