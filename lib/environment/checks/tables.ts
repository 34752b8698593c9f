import {
  BASIC_TABLE_DAYS,
  isTotalRetention,
  totalRetentionSteps,
  workspaceBounds,
} from '../../catalog/bounds/workspace';
import { findTable, nearestTable } from '../../catalog/tables';
import { eachEntry, eachItem } from '../../files/format/guard';
import { didYouMean } from '../../values/text';
import { impossible, unknownTable } from '../model/problems';
import type { Check } from './check';

/** Plan and retention are given for tables that are there, once each. */
const checkTableNames: Check = function* ({ input: { workspace, rules }, locate }) {
  const names = Object.keys(workspace.tables);
  yield* eachItem(names, function* (name, i) {
    const at = locate(['workspace', 'tables', name], 'key');
    const first = names.slice(0, i).findLast((other) => other.toLowerCase() === name.toLowerCase());
    if (first) yield impossible(at, { what: `the table ${first} stands here twice`, cure: 'Remove one of the two.' });
    if (findTable(name)) return;
    // Those that the file says are there; the kit makes none.
    const custom = [...Object.keys(rules.tables), ...workspace.otherTables].filter((other) => /_CL$/.test(other));
    if (!custom.includes(name))
      yield unknownTable(at, {
        table: name,
        custom: /_CL$/i.test(name),
        suggestion: nearestTable(name) ?? didYouMean(name, custom),
      });
  });
};

/** The provider compares some of it during apply only, and the service the rest. */
const checkTableRetention: Check = ({ input: { workspace }, locate }) =>
  eachEntry(workspace.tables, function* (name, table) {
    const at = (...keys: string[]) => locate(['workspace', 'tables', name, ...keys]);
    const total = table.totalRetentionDays;
    if (total !== undefined && !isTotalRetention(total))
      yield impossible(at('totalRetentionDays'), {
        what: `a total retention above ${workspaceBounds.tableRetentionDays.max} days should be one of ${totalRetentionSteps.join(', ')}, got ${total}`,
        cure: 'Choose the nearest of them.',
      });
    const basic = table.plan === 'Basic';
    if (basic && table.retentionDays !== undefined)
      yield impossible(at('retentionDays'), {
        what: `the Basic table ${name} has a fixed interactive retention`,
        cure: 'Remove retentionDays; totalRetentionDays still works.',
      });
    if (!basic && table.retentionDays === undefined && workspace.existing !== undefined)
      yield impossible(locate(['workspace', 'tables', name], 'key'), {
        what: `the table ${name} takes its retention from the workspace, and that of an adopted workspace is not known here`,
        cure: 'Set retentionDays for the table, or leave the table to the owners of the workspace.',
      });
    const interactive = basic ? BASIC_TABLE_DAYS : (table.retentionDays ?? workspace.retentionDays);
    if (total !== undefined && total < interactive)
      yield impossible(at('totalRetentionDays'), {
        what: `the total retention of ${name} (${total} days) is shorter than its interactive retention (${interactive} days)`,
        cure: 'Raise totalRetentionDays or lower retentionDays.',
      });
  });

/** Volumes are given for tables that are there. */
const checkVolumes: Check = function* ({ input: { costs, workspace, rules }, locate }) {
  const custom = [...Object.keys(rules.tables), ...workspace.otherTables].filter((other) => /_CL$/.test(other));
  yield* eachItem(Object.keys(costs.gbPerDay), function* (name) {
    // Files of `kind: Schema` declare custom tables too.
    if (findTable(name) || /_CL$/.test(name)) return;
    const suggestion = nearestTable(name) ?? didYouMean(name, custom);
    yield unknownTable(locate(['costs', 'gbPerDay', name], 'key'), { table: name, custom: false, suggestion });
  });
};

export const tableChecks: readonly Check[] = [checkTableNames, checkTableRetention, checkVolumes];
