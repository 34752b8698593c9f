import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../lib/deployment/deployment';
import { signatureOf } from '../../lib/kql/model/signature';
import { recordInputs } from '../../lib/record/inputs';
import { type KitRecord, queryFingerprint, RECORD_FILE, RECORD_FORMAT } from '../../lib/record/record';
import { fingerprintsOf } from '../../lib/record/terraform';
import { version } from '../../package.json';

/** A stack of a deployment, as far as its record is concerned. */
export interface RecordedStack {
  readonly name: string;
  readonly deployment: Deployment;
  /** The foundation comes from the environment's files alone. */
  readonly part: 'foundation' | 'detections';
}

const folderOf = (outdir: string, stack: string) => join(outdir, 'stacks', stack);

/** Before the stacks are written: a record of an earlier synth would say of a new stack that it was edited. */
export function removeRecords(outdir: string, stacks: readonly RecordedStack[]): void {
  for (const { name } of stacks) rmSync(join(folderOf(outdir, name), RECORD_FILE), { force: true });
}

/** After the stacks were written: the record is made from what lies there. */
export function writeRecords(outdir: string, stacks: readonly RecordedStack[]): void {
  for (const stack of stacks) {
    const folder = folderOf(outdir, stack.name);
    const path = join(folder, 'cdk.tf.json');
    // cdktf writes HCL instead when it is told to; then there is nothing to compare with.
    if (!existsSync(path)) continue;
    const text = JSON.stringify(recordOf(stack, JSON.parse(readFileSync(path, 'utf8'))), null, 2);
    // Written aside and moved: nobody finds half a record.
    const aside = join(folder, `.${RECORD_FILE}`);
    writeFileSync(aside, `${text}\n`);
    renameSync(aside, join(folder, RECORD_FILE));
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
    kit: version,
    environment: environment.name,
    stack: name,
    inputs: detections
      ? recordInputs([...environment.files, ...sources.rows], sources.rules)
      : recordInputs(environment.files, []),
    ...fingerprintsOf(configuration),
    provenQueries: detections ? [...new Set(queries)].sort() : [],
  };
}
