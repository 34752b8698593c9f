import { type Engine, type EngineAnswer, type EngineRequest, EngineUnavailable } from './engine';
import { selfContainedQuery } from './kusto-query';

/** The part of a v1 query answer that is read. */
interface V1Answer {
  readonly Tables?: readonly {
    readonly Columns: readonly {
      readonly ColumnName: string;
      readonly ColumnType?: string;
      readonly DataType?: string;
    }[];
    readonly Rows: readonly (readonly unknown[])[];
  }[];
  readonly error?: { readonly message?: string; readonly '@message'?: string };
}

/** KQL types by the .NET names under which some endpoints report them. */
const NET_TYPES: Readonly<Record<string, string>> = {
  SByte: 'bool',
  Boolean: 'bool',
  DateTime: 'datetime',
  Object: 'dynamic',
  Guid: 'guid',
  Int32: 'int',
  Int64: 'long',
  Double: 'real',
  String: 'string',
  TimeSpan: 'timespan',
  SqlDecimal: 'decimal',
};

/** Milliseconds after which a query is given up. */
const PATIENCE = 120_000;

/**
 * Any endpoint that speaks Kusto's REST v1 query: the emulator container, Azure Data Explorer, a Fabric eventhouse. Every query
 * brings its own data (see `selfContainedQuery`), so that nothing is ingested and no right but reading is needed.
 *
 * The database is the last part of the URL's path or `?database=`, else `NetDefaultDB`. Proven in the tests against a simulated endpoint
 * and against `duckdb-kql serve`, which speaks the same protocol; not against Azure itself.
 */
export class KustoEngine implements Engine {
  readonly name: string;
  readonly parallel = 4;
  private readonly endpoint: URL;
  private readonly database: string;

  /**
   * @param url e.g. `http://localhost:8080`, `https://mycluster.westeurope.kusto.windows.net/Samples`
   * @param token bearer token; default: none, as the emulator wants it
   */
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {
    this.name = url;
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    this.database =
      parsed?.searchParams.get('database') ??
      decodeURIComponent(parsed?.pathname.split('/').filter(Boolean).at(-1) ?? 'NetDefaultDB');
    this.endpoint = new URL('/v1/rest/query', parsed?.origin ?? 'http://invalid');
  }

  /** Why nothing is sent to this address. */
  get refusal(): string | undefined {
    const scheme = URL.canParse(this.url) ? new URL(this.url).protocol : '';
    if (!['http:', 'https:'].includes(scheme))
      return `'${this.url}' is not the address of a Kusto endpoint (https://... or http://localhost:8080)`;
    if (scheme === 'http:' && this.token && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(this.url).hostname))
      return 'TTK_KUSTO_TOKEN is not sent over plain http: use https, or an endpoint on this machine';
    return undefined;
  }

  async prepare(): Promise<void> {
    if (this.refusal) throw new EngineUnavailable(this.refusal);
    const answer = await this.send('print ready = true');
    if (answer.kind !== 'rows') {
      throw new EngineUnavailable(
        `${this.url} does not answer: ${answer.kind === 'error' ? answer.message : answer.construct}`,
      );
    }
  }

  run(request: EngineRequest): Promise<EngineAnswer> {
    return this.send(selfContainedQuery(request));
  }

  async close(): Promise<void> {}

  private async send(csl: string): Promise<EngineAnswer> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          accept: 'application/json',
          'x-ms-app': 'token-theft-kit',
          ...(this.token && { authorization: `Bearer ${this.token}` }),
        },
        body: JSON.stringify({ db: this.database, csl }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await response.text();
      return response.ok ? readAnswer(text) : { kind: 'error', message: failure(response.status, text) };
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error & { code?: string } };
      return { kind: 'error', message: cause ? (cause.code ?? cause.message) : message };
    }
  }
}

/** Reads a v1 answer: its first table is the result. */
export function readAnswer(text: string): EngineAnswer {
  let said: V1Answer;
  try {
    said = JSON.parse(text) as V1Answer;
  } catch {
    return { kind: 'error', message: `the answer is no JSON: ${text.slice(0, 200)}` };
  }
  const table = said.Tables?.[0];
  if (!table) return { kind: 'error', message: messageOf(said) ?? 'the answer holds no table' };
  const columns = table.Columns.map(({ ColumnName: name, ColumnType, DataType }) => ({
    name,
    type: ColumnType || NET_TYPES[DataType?.replace(/^.*\./, '') ?? ''] || 'string',
  }));
  // A query that fails half way is answered with status 200 and an error in place of a row.
  const broken = table.Rows.find((row) => !Array.isArray(row)) as { Exceptions?: readonly string[] } | undefined;
  if (broken) return { kind: 'error', message: broken.Exceptions?.join('; ') ?? 'the query failed half way' };
  const rows = table.Rows.map((row) => row.map((cell, i) => readCell(cell, columns[i]?.type ?? 'string')));
  return { kind: 'rows', columns, rows };
}

/** Dynamic values arrive as JSON text or as JSON itself, truth as a number or a word. */
function readCell(cell: unknown, type: string): unknown {
  if (type === 'dynamic' && typeof cell === 'string') {
    try {
      return JSON.parse(cell);
    } catch {
      return cell;
    }
  }
  if (type === 'bool' && typeof cell === 'number') return cell !== 0;
  return cell;
}

function failure(status: number, text: string): string {
  if (status === 401 || status === 403)
    return `access denied (${status}): set TTK_KUSTO_TOKEN to a token for this endpoint`;
  try {
    return messageOf(JSON.parse(text)) ?? `status ${status}`;
  } catch {
    return `status ${status}: ${text.slice(0, 300)}`;
  }
}

const messageOf = ({ error }: V1Answer): string | undefined => error?.['@message'] ?? error?.message;
