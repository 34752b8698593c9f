import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readEnvironments } from '../../lib/environment/read';

/** The least that an environment needs. */
export const minimal = `
tenant: { id: 11111111-1111-4111-8111-111111111111, displayName: Contoso, licences: [M365E5, WorkloadIdPremium] }
subscriptionId: 22222222-2222-4222-8222-222222222222
location: westeurope
`;

/** One rule is enough where rules are not the matter, and takes a second instead of ten. */
export const ONE_RULE = `id: 7d1c0000-0000-4000-8000-000000000001
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
entityMappings:
  - entityType: Account
    fieldMappings: [{ identifier: AadUserId, columnName: UserId }]
version: 1.0.0
kind: Scheduled
`;

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder, gone after the tests. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ttk with blanks '));
  made.push(folder);
  return folder;
}

/** A fresh folder with these files. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = freshFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Reads one environment made of the minimal one and more lines; `reported` are its problems without the folder. */
export function readOne(more: string, patterns?: string[]) {
  const folder = folderWith({ 'one.yaml': minimal + more });
  const { environments, problems } = readEnvironments(folder, patterns);
  return { environment: environments[0], problems, reported: problems.map((p) => reported(p, folder)) };
}

const reported = (p: { file: string; line: number; column: number; code: string; message: string }, folder: string) =>
  `${p.file.replace(`${folder}/`, '')}:${p.line}:${p.column} ${p.code}: ${p.message}`;

export function readFolder(files: Record<string, string>, patterns: string[] = []) {
  const folder = folderWith(files);
  const { environments, problems } = readEnvironments(folder, patterns);
  return {
    folder,
    environments,
    problems,
    reported: problems.map((p) => reported(p, folder)),
    codes: problems.map((p) => p.code),
  };
}
