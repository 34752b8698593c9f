import { findLogCategory } from '../catalog/log-categories';
import type { Environment } from '../environment/model/environment';
import { doubleExport } from '../environment/model/problems';
import type { Location, Problem } from '../files/problem';

/** Logs that may reach the workspace twice: by the kit's own diagnostic setting, and by what others have there. */
export function doubleExports({ categories, workspace, locate }: Environment): readonly Problem[] {
  if (categories.workspace.length === 0) return [];
  const filled = new Map(categories.workspace.map((name) => [findLogCategory(name)?.table, name]));
  // Whoever has looked at what else there is writes the key.
  const isWritten = !sameLocation(locate(['diagnostics', 'enabled']), locate(['diagnostics', '']));
  const what =
    'the adopted workspace may receive Entra logs from another diagnostic setting already, and this one sends them too';
  return [
    ...(workspace.existing !== undefined && !isWritten
      ? [doubleExport(locate(['workspace', 'existing']), { what })]
      : []),
    ...workspace.otherTables.flatMap((table, i) => {
      const category = filled.get(table);
      if (category === undefined) return [];
      const both = `something else ships ${table}, the file says, and the log category ${category} is exported to it too`;
      return [doubleExport(locate(['workspace', 'otherTables', i]), { what: both })];
    }),
  ];
}

const sameLocation = (a: Location, b: Location) => a.file === b.file && a.line === b.line && a.column === b.column;
