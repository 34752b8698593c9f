import { existsSync, realpathSync } from 'node:fs';
import { compileContent } from '../../lib/deployment/content';
import { sortProblems } from '../../lib/files/problem';
import { rulesFolder } from '../../lib/files/root';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { kitDeclarations } from '../../lib/rules/kit-declarations';
import { readRules } from '../../lib/rules/read-rules';
import { versionProblems } from '../../lib/rules/versions';
import type { Checked } from './checked';

export interface ProofOptions {
  /** A git revision: rules that changed since then need a new version. */
  readonly base?: string;
  /** False: nothing is taken from earlier runs. */
  readonly cache?: boolean;
}

/** Reads the files of the paths and puts all of them to the proof. */
export async function prove(
  paths: readonly string[],
  files: readonly string[],
  { base, cache }: ProofOptions,
): Promise<Checked> {
  const cacheFolder = cache === false ? false : undefined;
  const declarations = coversKit(paths) ? noDeclarations : kitDeclarations(files, rulesFolder, cacheFolder);
  const { content, problems } = await compileContent(readRules(paths), declarations, { cacheFolder });
  const versions = base ? versionProblems(content.rules, base) : [];
  return { files: content.files, rules: content.rules, problems: sortProblems([...problems, ...versions]) };
}

/** The whole rules folder of the kit declares everything by itself. */
const coversKit = (paths: readonly string[]): boolean =>
  paths.some((path) => existsSync(path) && realpathSync(path) === realpathSync(rulesFolder));
