import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  type Engine,
  type EngineAnswer,
  type EngineRequest,
  EngineUnavailable,
} from '../../lib/detection-tests/engine';
import { KustoEngine, readAnswer } from '../../lib/detection-tests/kusto-engine';
import { selfContainedQuery } from '../../lib/detection-tests/kusto-query';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { analyseQueries } from '../../lib/kql/analyse';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { requestOf } from './support';

// The language service starts cold.
interface Heard {
  readonly path: string;
  readonly token?: string;
  readonly db: string;
  readonly csl: string;
}

/** A simulated endpoint: answers every query with the same text and keeps what it was asked. */
async function endpoint(answer: string, status = 200) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const { db, csl } = JSON.parse(await body(request)) as { db: string; csl: string };
    heard.push({ path: request.url!, token: request.headers.authorization, db, csl });
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, heard, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Keeps the queries that a Kusto endpoint would be sent. */
class Recorder implements Engine {
  readonly name = 'recorder';
  readonly parallel = 1;
  readonly queries: string[] = [];
  async prepare() {}
  async close() {}
  async run(request: EngineRequest): Promise<EngineAnswer> {
    this.queries.push(selfContainedQuery(request));
    return { kind: 'rows', columns: [], rows: [] };
  }
}

/** In the form of the v1 answers of the emulator: dynamic as text, truth as a number. */
const ANSWER = JSON.stringify({
  Tables: [
    {
      TableName: 'Table_0',
      Columns: [
        { ColumnName: 'User', DataType: 'String', ColumnType: 'string' },
        { ColumnName: 'Bag', DataType: 'Object', ColumnType: 'dynamic' },
        { ColumnName: 'Yes', DataType: 'SByte' },
      ],
      Rows: [['ann', '{"a":[1]}', 1]],
    },
    { TableName: 'Table_1', Columns: [], Rows: [] },
  ],
});
const REQUEST = { query: 'T', functions: [], tables: [], now: '2026-09-16T12:00:00Z' };

describe('a Kusto endpoint', () => {
  it('is asked by REST v1 with the token, and its first table is the answer', async () => {
    const server = await endpoint(ANSWER);
    const engine = new KustoEngine(`${server.url}/Security`, 'secret');
    await engine.prepare();
    const answer = await engine.run(REQUEST);
    await server.close();
    expect(server.heard).toMatchObject([
      { path: '/v1/rest/query', token: 'Bearer secret', db: 'Security' },
      { db: 'Security', csl: expect.stringMatching(/\nT$/) },
    ]);
    expect(answer).toEqual({
      kind: 'rows',
      columns: [
        { name: 'User', type: 'string' },
        { name: 'Bag', type: 'dynamic' },
        { name: 'Yes', type: 'bool' },
      ],
      rows: [['ann', { a: [1] }, true]],
    });
  });

  it.each([
    ['', 'NetDefaultDB'],
    ['/', 'NetDefaultDB'],
    ['/My%20Db', 'My Db'],
    ['/x?database=Other', 'Other'],
  ])('is asked for the database that its address names: %p', async (suffix, db) => {
    const server = await endpoint(ANSWER);
    await new KustoEngine(server.url + suffix).prepare();
    await server.close();
    expect(server.heard).toMatchObject([{ db, token: undefined }]);
  });

  it('that refuses a query reports why', async () => {
    const server = await endpoint(
      '{"error":{"code":"BadRequest","message":"Bad","@message":"Semantic error: no T"}}',
      400,
    );
    const answer = await new KustoEngine(server.url).run(REQUEST);
    await server.close();
    expect(answer).toEqual({ kind: 'error', message: 'Semantic error: no T' });
  });

  it('that wants a token says which variable holds it', async () => {
    const server = await endpoint('', 401);
    await expect(new KustoEngine(server.url).prepare()).rejects.toThrow('TTK_KUSTO_TOKEN');
    await server.close();
  });

  it('that does not answer cannot be used', async () => {
    const server = await endpoint('');
    await server.close();
    await expect(new KustoEngine(server.url).prepare()).rejects.toThrow(EngineUnavailable);
  });

  it.each([
    ['not a url', undefined],
    ['ftp://x', undefined],
    ['http://example.com', 'secret'],
  ])('cannot be %p', async (url, token) => {
    await expect(new KustoEngine(url, token).prepare()).rejects.toThrow(EngineUnavailable);
  });
});

describe('an answer', () => {
  it('that breaks off half way is an error', () => {
    const rows = [['a'], { Exceptions: ['Query ran out of memory'] }];
    const text = JSON.stringify({ Tables: [{ Columns: [{ ColumnName: 'A', DataType: 'System.Int64' }], Rows: rows }] });
    expect(readAnswer(text)).toEqual({ kind: 'error', message: 'Query ran out of memory' });
  });

  it.each(['', '<html>', '{}', '{"Tables":[]}'])('without a table is an error: %p', (text) => {
    expect(readAnswer(text).kind).toBe('error');
  });
});

describe('a query that brings its own data', () => {
  it('is KQL by the judgement of the Kusto language service', async () => {
    const engine = new Recorder();
    await runDetectionTests([join(__dirname, 'fixtures')], { engine, cache: false, libraryFolders: [] });
    const queries = [...engine.queries, 'let T = datatable(A:long) []; T | where B == 1'].map((text) => ({ text }));
    const facts = await analyseQueries(queries, noDeclarations, { cacheFolder: false });
    expect(engine.queries).toHaveLength(8);
    // That it always gives the same, or nothing, is what such a query is for.
    const meant = ['kql/same-result', 'kql/returns-nothing'];
    const told = facts.map(({ problems }) => problems.filter(({ code }) => !meant.includes(code)).length);
    expect(told).toEqual([...engine.queries.map(() => 0), 1]);
  });

  it('has the tables, the functions in order and the clock before it', () => {
    const request = requestOf(
      `
name: r
query: F('x') | join _GetWatchlist('Vips') on User
tests:
  - name: a
    match: true
    watchlists: { Vips: [{ User: ann }] }
    events: { My_CL: [{ TimeGenerated: -1m, User: "it's", Bag: { a: ["\\"", null] }, Gone: null }] }
`,
      'kind: Function\nname: F\nparameters: [{ name: ip, type: string, default: "\'\'" }]\nquery: My_CL | where User != ip',
      'kind: Schema\ntables: [{ name: My_CL, columns: { TimeGenerated: datetime, User: string, Bag: dynamic, Gone: long, Late: timespan } }]',
    );
    expect(selfContainedQuery(request).split('\n')).toEqual([
      'set query_now = datetime(2026-09-16T12:00:00Z);',
      "let My_CL = datatable(['TimeGenerated']:datetime, ['User']:string, ['Bag']:dynamic, ['Gone']:long, ['Late']:timespan) [",
      `datetime(2026-09-16T11:59:00Z), 'it\\'s', dynamic({"a":["\\"",null]}), long(null), timespan(null)`,
      '];',
      "let _Watchlist_Vips = datatable(['_DTItemId']:string, ['LastUpdatedTimeUTC']:datetime, ['SearchKey']:string, ['WatchlistItem']:dynamic, ['User']:string) [",
      `'00000000-0000-0000-0000-000000000001', datetime(2026-09-16T12:00:00Z), 'ann', dynamic({"User":"ann"}), 'ann'`,
      '];',
      "let F = (ip:string='') {",
      'My_CL | where User != ip',
      '};',
      "F('x') | join _Watchlist_Vips on User",
    ]);
  });
});
