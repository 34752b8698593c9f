import { TABLE_TOTAL_RETENTION_STEPS_DAYS } from '../../catalog/limits';
import { findTable, nearestTable } from '../../catalog/tables';
import type { Problem } from '../../files/problem';
import { didYouMean } from '../../values/text';
import type { EnvironmentInput } from '../format/schema';
import { impossible, unknownTable } from '../model/problems';
import type { Check } from './check';

/** Interactive days of every Basic table. */
const BASIC_DAYS = 30;
const LONG_RETENTIONS: readonly number[] = TABLE_TOTAL_RETENTION_STEPS_DAYS;

/** Plan and retention of single tables: the provider compares some of it during apply only, and the service the rest. */
export const checkTables: Check = ({ input, locate }) => {
  const { workspace } = input;
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const custom = declaredTables(input);
  for (const [name, table] of Object.entries(workspace.tables)) {
    const where = (key: string) => locate(['workspace', 'tables', name, key]);
    const tell = (key: string, what: string, cure: string) => problems.push(impossible(where(key), { what, cure }));
    const twin = seen.get(name.toLowerCase());
    if (twin) {
      const at = locate(['workspace', 'tables', name], 'key');
      problems.push(impossible(at, { what: `the table ${twin} stands here twice`, cure: 'Remove one of the two.' }));
    }
    seen.set(name.toLowerCase(), name);
    if (!findTable(name) && !custom.includes(name)) {
      problems.push(
        unknownTable(locate(['workspace', 'tables', name], 'key'), {
          table: name,
          custom: /_CL$/i.test(name),
          nearest: nearestTable(name) ?? didYouMean(name, custom),
        }),
      );
    }
    const basic = table.plan === 'Basic';
    if (basic && table.retentionDays !== undefined) {
      tell(
        'retentionDays',
        `the Basic table ${name} has a fixed interactive retention`,
        'Remove retentionDays; totalRetentionDays still works.',
      );
    }
    if (!basic && table.retentionDays === undefined && workspace.existing !== undefined) {
      problems.push(
        impossible(locate(['workspace', 'tables', name], 'key'), {
          what: `the table ${name} takes its retention from the workspace, and that of an adopted workspace is not known here`,
          cure: 'Set retentionDays for the table, or leave the table to the owners of the workspace.',
        }),
      );
    }
    const total = table.totalRetentionDays;
    if (total === undefined) continue;
    if (total > 730 && !LONG_RETENTIONS.includes(total)) {
      tell(
        'totalRetentionDays',
        `a total retention above 730 days should be one of ${LONG_RETENTIONS.join(', ')}, got ${total}`,
        'Choose the nearest of them.',
      );
    }
    const interactive = basic ? BASIC_DAYS : (table.retentionDays ?? workspace.retentionDays);
    if (total < interactive) {
      tell(
        'totalRetentionDays',
        `the total retention of ${name} (${total} days) is shorter than its interactive retention (${interactive} days)`,
        'Raise totalRetentionDays or lower retentionDays.',
      );
    }
  }
  return problems;
};

/** Custom tables that the file says are there; the kit makes none. */
function declaredTables({ workspace, rules }: EnvironmentInput): string[] {
  return [...Object.keys(rules.tables), ...workspace.otherTables].filter((name) => /_CL$/.test(name));
}
