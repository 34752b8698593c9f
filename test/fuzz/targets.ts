import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Format } from '../../cli/check/render';
import { render } from '../../cli/check/render';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { compileContent } from '../../lib/deployment/content';
import { planDeployment } from '../../lib/deployment/deployment';
import type { Engine } from '../../lib/detection-tests/engine';
import { jsonReport as casesJson } from '../../lib/detection-tests/report-json';
import { junitReport as casesJunit } from '../../lib/detection-tests/report-junit';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { readEnvironments } from '../../lib/environment/read';
import type { Problem } from '../../lib/files/problem';
import { environmentsFolder, rulesFolder } from '../../lib/files/root';
import { importRules } from '../../lib/import/import-rules';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { schemaFiles } from '../../lib/kql/schema-pull';
import { loadReview, type ReviewRequest } from '../../lib/review/load';
import { junitReport } from '../../lib/review/report/junit';
import { markdownReport } from '../../lib/review/report/markdown';
import { navigatorLayer } from '../../lib/review/report/navigator';
import { terminalReport } from '../../lib/review/report/terminal';
import { resolveWatchlists } from '../../lib/rules/kinds/watchlist/resolve';
import { readRules } from '../../lib/rules/read-rules';
import { build } from '../environment/build';
import { csvReport, htmlReport, jsonReport, sarifReport } from '../review/report/texts';
import type { ReaderName } from './options';

/** What a reader answers: mistakes with their places, and texts for people or machines. */
export interface Answer {
  readonly problems: readonly Problem[];
  readonly texts?: readonly string[];
}

/** A reader of what strangers write, as the commands use it. */
export interface Reader {
  /** Good files, from which bad ones are made. */
  readonly bases: readonly string[];
  /** Reads the file that lies at `path` now. */
  readonly read: () => Promise<Answer> | Answer;
  readonly path: string;
}

/** Makes a reader that works in a folder of its own. */
type Target = (folder: string) => Promise<Reader> | Reader;

/** Some of the files that the kit ships in a folder of rules. */
const shipped = (folder: string, count: number): string[] =>
  readdirSync(join(rulesFolder, folder))
    .filter((name) => name.endsWith('.yaml'))
    .slice(0, count)
    .map((name) => readFileSync(join(rulesFolder, folder, name), 'utf8'));
const environmentTexts = (...names: string[]): string[] =>
  names.map((name) => readFileSync(join(environmentsFolder, name), 'utf8'));

const MINIMAL = `tenant: { id: 11111111-1111-4111-8111-111111111111, displayName: Contoso, licences: [M365E5, WorkloadIdPremium] }
subscriptionId: 22222222-2222-4222-8222-222222222222
location: westeurope
rules: { sources: [rules] }
`;
const RULE = `id: 7d1c0000-0000-4000-8000-000000000001
name: Quiet
description: Nothing.
severity: Low
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess]
relevantTechniques: [T1078]
query: SigninLogs | where ResultType == '50173' | project UserId
entityMappings: [{ entityType: Account, fieldMappings: [{ identifier: AadUserId, columnName: UserId }] }]
version: 1.0.0
kind: Scheduled
`;
const PARSER = `Parser: { Title: A parser, Version: 0.1.0 }
ParserName: Sessions
EquivalentBuiltInParser: _Sessions
ParserParams: [{ Name: since, Type: datetime, Default: datetime(null) }]
ParserQuery: SigninLogs | where TimeGenerated > since | project UserId
`;
const SCHEMA = `kind: Schema
tables: { Proxy_CL: { TimeGenerated: datetime, Url: string } }
functions:
  Owner: { parameters: [{ name: ip, type: string, default: "''" }], returns: string }
  Recent: { parameters: [], columns: { UserId: string } }
`;
const MACHINE = readFileSync(join(__dirname, 'template.json'), 'utf8');

/** An environment and a rule, synthesized; the folder of what was written. */
async function synthesized(folder: string): Promise<string> {
  const environments = join(folder, 'environments');
  mkdirSync(join(environments, 'rules'), { recursive: true });
  writeFileSync(join(environments, 'one.yaml'), MINIMAL);
  writeFileSync(join(environments, 'rules', 'rule.yaml'), RULE);
  writeFileSync(join(environments, 'rules', 'functions.yaml'), SCHEMA);
  const outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: environments, outdir });
  const [first] = problems.filter(({ severity }) => severity === 'error');
  if (first) throw new Error(`${first.file}:${first.line} ${first.message}`);
  return outdir;
}

/** A review of what lies there, in every form that it is printed in. */
async function reviewed(request: ReviewRequest): Promise<Answer> {
  const { review, problems } = await loadReview({ now: new Date('2026-06-01T00:00:00Z'), ...request });
  if (!review) return { problems };
  JSON.parse(sarifReport(review));
  JSON.parse(jsonReport(review));
  const paint = (_: unknown, text: string) => text;
  return {
    problems,
    texts: [
      htmlReport(review),
      markdownReport(review),
      csvReport(review),
      junitReport(review),
      terminalReport(review, { paint, width: 80, details: true }),
      JSON.stringify(review.environments.map(navigatorLayer)),
    ],
  };
}

/** A review of an output in which one file is a stranger's. */
const ofOutput =
  (name: string): Target =>
  async (folder) => {
    const cdktfOut = await synthesized(folder);
    const path = join(cdktfOut, name);
    const read = () => reviewed({ cdktfOut, suppressions: join(folder, 'none.yaml') });
    return { bases: [readFileSync(path, 'utf8')], path, read };
  };

/** An engine that finds nothing, and what cannot be told from a real one by who reads cases. */
const engine: Engine = {
  name: 'none',
  parallel: 1,
  prepare: async () => undefined,
  run: async () => ({ kind: 'rows', columns: [{ name: 'UserId', type: 'string' }], rows: [['a']] }),
  close: async () => undefined,
};

const targets: Readonly<Record<ReaderName, Target>> = {
  environment: (folder) => {
    writeFileSync(join(folder, 'base.yaml'), environmentTexts('base.yaml')[0]!);
    return {
      bases: environmentTexts('demo.yaml', 'contoso-prod.yaml', 'adventureworks-gov.yaml', 'fabrikam-p1.yaml'),
      path: join(folder, 'one.yaml'),
      read: () => {
        const { environments, problems } = readEnvironments(folder);
        for (const environment of environments) build(environment);
        return { problems };
      },
    };
  },

  rules: async (folder) => {
    const environments = join(folder, 'environments');
    mkdirSync(environments);
    writeFileSync(join(environments, 'one.yaml'), MINIMAL.replace('[rules]', `[${folder}]`));
    const path = join(folder, 'stranger.yaml');
    return {
      bases: [
        ...shipped('analytics', 3),
        ...shipped('hunting', 2),
        ...shipped('investigation', 2),
        ...['watchlists', 'automation', 'workbooks'].flatMap((folder) => shipped(folder, 1)),
        ...[PARSER, SCHEMA],
      ],
      path,
      read: async () => {
        const read = readRules([path]);
        const { content, problems } = await compileContent(read, noDeclarations, { cacheFolder: false });
        const [environment] = readEnvironments(environments).environments;
        const planned = await planDeployment(environment!, content, new Map());
        const checked = { files: content.files, rules: content.rules, problems };
        const texts = (['pretty', 'json', 'sarif', 'github'] satisfies Format[]).map((form) => render(checked, form));
        JSON.parse(texts[1]!);
        JSON.parse(texts[2]!);
        return { problems: [...problems, ...planned.problems], texts };
      },
    };
  },

  cases: (folder) => {
    const path = join(folder, 'stranger.yaml');
    return {
      bases: [...shipped('analytics', 3), ...shipped('investigation', 1)],
      path,
      read: async () => {
        const report = await runDetectionTests([path], { engine, libraryFolders: [], cache: false });
        JSON.parse(casesJson(report));
        return { problems: report.problems, texts: [casesJunit(report)] };
      },
    };
  },

  watchlist: (folder) => {
    const { watchlists } = readRules([join(rulesFolder, 'watchlists')]);
    const path = join(folder, 'stranger.csv');
    const rows: Record<string, string> = {
      TrustedEgress: environmentTexts('watchlists/demo-trusted-egress.csv')[0]!,
    };
    const texts = watchlists.map(
      ({ alias, columns }) => rows[alias] ?? `${columns.map(({ name }) => name).join(',')}\r\n"a ""b"" c",x,\n`,
    );
    const places = { locate: () => ({ file: 'one.yaml' }), resolvePath: (_: unknown, file: string) => file };
    return {
      bases: texts,
      path,
      read: () => {
        const each = Object.fromEntries(watchlists.map(({ alias }) => [alias, { file: path }]));
        return { problems: resolveWatchlists({ watchlists: each, ...places }, watchlists).problems };
      },
    };
  },

  suppressions: async (folder) => {
    const cdktfOut = await synthesized(folder);
    const path = join(folder, 'suppressions.yaml');
    const own = `suppressions:
  - { control: archive-immutable, environment: '*', resource: '*', finding: '*', reason: Later., owner: soc, expires: 2026-12-31 }
`;
    return {
      bases: [...environmentTexts('suppressions.yaml'), own],
      path,
      read: () => reviewed({ cdktfOut, suppressions: path }),
    };
  },

  foundation: ofOutput('stacks/one-foundation/cdk.tf.json'),
  detections: ofOutput('stacks/one-detections/cdk.tf.json'),
  record: ofOutput('stacks/one-detections/kit.json'),
  manifest: ofOutput('manifest.json'),

  plan: async (folder) => {
    const cdktfOut = await synthesized(folder);
    const path = join(folder, 'one-foundation.json');
    const plans = ['new-foundation.json', 'destroying-foundation.json'];
    return {
      bases: plans.map((name) => readFileSync(join(__dirname, '../review/plans', name), 'utf8')),
      path,
      read: () => reviewed({ plans: [path], cdktfOut, suppressions: join(folder, 'none.yaml') }),
    };
  },

  import: (folder) => {
    const path = join(folder, 'stranger');
    return {
      bases: [MACHINE, ...shipped('analytics', 1), ...shipped('hunting', 1), PARSER],
      path,
      read: async () => {
        const out = mkdtempSync(join(folder, 'out-'));
        try {
          const { problems, items } = await importRules([path], { out });
          return { problems, texts: items.map((item) => JSON.stringify(item)) };
        } finally {
          rmSync(out, { recursive: true, force: true });
        }
      },
    };
  },

  schema: (folder) => {
    const column = { name: 'Url', type: 'string', description: 'where' };
    const answer = {
      tables: [{ name: 'Proxy_CL', columns: [column, { name: 'TimeGenerated', type: 'datetime' }] }],
      functions: [{ name: 'Owner', functionParameters: 'ip:string, since:timespan=1d, t:(*)', query: 'Proxy_CL' }],
    };
    const path = join(folder, 'metadata.json');
    return {
      bases: [JSON.stringify(answer)],
      path,
      read: () => ({ problems: [], texts: [JSON.stringify(schemaFiles(readFileSync(path, 'utf8')))] }),
    };
  },
};

/** A reader in a fresh folder, which is gone when the process ends. */
export async function readerOf(name: ReaderName): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'ttk fuzz '));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Answers to nonsense are in nobody's way.
  process.env.TTK_CACHE = join(folder, 'cache');
  return targets[name](folder);
}
