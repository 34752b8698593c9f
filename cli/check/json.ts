import { json } from '../../lib/report/json';
import { requirementsOf } from '../../lib/rules/select/requirements';
import type { Checked } from './checked';

/** For machines: files, rules with what their queries read and give, problems. */
export function checkJson({ files, rules, problems }: Checked): string {
  const listed = rules.map((rule) => ({
    file: rule.file,
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    tables: rule.analysis.tables,
    columns: rule.analysis.columns,
    requires: requirementsOf(rule.analysis.tables),
  }));
  return json({ files, rules: listed, problems });
}
