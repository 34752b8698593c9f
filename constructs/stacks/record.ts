import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { SourcePlace } from '../../lib/catalog/source-places';
import type { Deployment } from '../../lib/deployment/deployment';
import { placesKey } from '../../lib/deployment/places';
import { repositoryPath } from '../../lib/files/repository';
import { signatureOf } from '../../lib/kql/model/signature';
import { recordInputs } from '../../lib/record/inputs';
import { type Places, placeText } from '../../lib/record/places';
import { KIT_VERSION, type KitRecord, queryFingerprint, RECORD_FILE, RECORD_FORMAT } from '../../lib/record/record';
import { fingerprintsOf } from '../../lib/record/terraform';
import { originOf } from './origins';
import { STACKS } from './stack-files';

/** A stack of a deployment, as far as its record is concerned. */
export interface RecordedStack {
  readonly name: string;
  readonly deployment: Deployment;
  /** The foundation comes from the environment's files alone. */
  readonly part: 'foundation' | 'detections';
}

/** After the stacks were written: the record is made from what lies there. */
export function writeRecords(outdir: string, stacks: readonly RecordedStack[]): void {
  for (const stack of stacks) {
    const folder = join(outdir, STACKS, stack.name);
    const path = join(folder, 'cdk.tf.json');
    // cdktf writes HCL instead when it is told to; then there is nothing to compare with.
    if (!existsSync(path)) continue;
    const text = JSON.stringify(recordOf(stack, JSON.parse(readFileSync(path, 'utf8'))), null, 2);
    writeFileSync(join(folder, RECORD_FILE), `${text}\n`);
  }
}

function recordOf({ name, deployment, part }: RecordedStack, configuration: object): KitRecord {
  const { environment, sources, deployed } = deployment;
  const detections = part === 'detections';
  const queries = deployed.map(({ query, function: saved }) =>
    queryFingerprint(query, (saved?.parameters ?? []).map(signatureOf)),
  );
  return {
    format: RECORD_FORMAT,
    kit: KIT_VERSION,
    environment: environment.name,
    stack: name,
    inputs: detections
      ? recordInputs([...environment.files, ...sources.rows], sources.rules)
      : recordInputs(environment.files, []),
    ...fingerprintsOf(configuration),
    provenQueries: detections ? [...new Set(queries)].sort() : [],
    places: placesOf(configuration, deployment),
  };
}

/** A resource as cdktf writes it, with the path of its construct. */
interface Written {
  readonly name?: unknown;
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}

/** Where each resource was written: a key of the environment, or a rule file. */
function placesOf(configuration: object, { environment, places, automation, workbooks }: Deployment): Places {
  const byType = (configuration as { readonly resource?: Record<string, Record<string, Written>> }).resource ?? {};
  const resources: Record<string, string> = {};
  const files: Record<string, Record<string, string>> = {};
  const specs = [...automation, ...workbooks].map(({ file }) => file);
  for (const [type, byName] of Object.entries(byType)) {
    for (const [name, body] of Object.entries(byName)) {
      const path = body['//']?.metadata?.path ?? '';
      const key = originOf(path, environment);
      const what = type === 'azurerm_log_analytics_saved_search' ? 'search' : 'alert';
      const rule = typeof body.name === 'string' ? places.rules.get(placesKey(what, body.name)) : undefined;
      const file = fileOf(path, specs);
      if (key !== undefined) resources[`${type}.${name}`] = key;
      else if (rule) files[`${type}.${name}`] = texts(rule);
      else if (file) files[`${type}.${name}`] = { '': placeText({ file: repositoryPath(file), line: 1 }) };
    }
  }
  return { keys: texts(places.keys), resources, files };
}

const texts = (places: ReadonlyMap<string, SourcePlace>): Record<string, string> =>
  Object.fromEntries([...places].map(([key, place]) => [key, placeText(place)]));

/** The file of an automation rule or a workbook, after which its construct is named. */
function fileOf(path: string, files: readonly string[]): string | undefined {
  const [, part = ''] = path.split('/');
  const named = /^(?:automation|workbook)_(.+)$/.exec(part)?.[1];
  if (named === undefined) return undefined;
  return files.find((file) => named === stem(file) || named.startsWith(`${stem(file)}_`));
}

const stem = (file: string): string => basename(file, extname(file)).toLowerCase();
