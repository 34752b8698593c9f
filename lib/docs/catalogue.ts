import { basename, extname } from 'node:path';
import type { Problem } from '../files/problem';
import { rulesFolder } from '../files/root';
import { compileRules } from '../rules/compile';
import type { CompiledRule } from '../rules/read/model';

/** A rule with the place of its page. */
export interface Entry {
  readonly rule: CompiledRule;
  /** File name in docs/detections. */
  readonly page: string;
  /** What a reader calls it: a function by its alias. */
  readonly title: string;
}

/** Every rule of a folder, in the order of titles, with the mistakes that keep rules out of it. */
export async function catalogue(
  folder = rulesFolder,
): Promise<{ entries: readonly Entry[]; problems: readonly Problem[] }> {
  const { rules, problems } = await compileRules([folder]);
  const entries = rules
    .map((rule) => ({
      rule,
      page: `${basename(rule.file, extname(rule.file))}.md`,
      title: rule.function?.alias ?? rule.name,
    }))
    .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  return { entries, problems };
}

/** Analytic rule (scheduled), hunting query, function: as people say. */
export function typeOf({ kind, alert, hunting }: CompiledRule): string {
  if (kind === 'Function') return 'Investigation function';
  if (kind === 'Hunting') {
    const promoted = alert ? (alert.kind === 'NRT' ? 'analytic rule (NRT)' : 'analytic rule (scheduled)') : undefined;
    if (!promoted) return 'Hunting query';
    return hunting ? `Hunting query, also deployed as ${promoted}` : `Hunting query, deployed as ${promoted}`;
  }
  return kind === 'NRT' ? 'Analytic rule (NRT)' : 'Analytic rule (scheduled)';
}

/** Ids of the playbook become links to the index. */
export const itemLink = (item: string): string => `[${item}](README.md#${item.toLowerCase()})`;
