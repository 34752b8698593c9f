import { YamlSource } from '../../../../lib/files/source';
import type { WorkbookDefinition } from '../../../../lib/rules/kinds/workbook/format';
import { readWorkbook } from '../../../../lib/rules/kinds/workbook/read';

/** A workbook with one tab and one tile; `more` replaces or adds top-level lines, an empty text removes one. */
export function workbookText(more: Readonly<Record<string, string>> = {}): string {
  const lines = {
    id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    kind: 'Workbook',
    name: 'Look',
    description: 'Shows things.',
    parameters: '[ { name: TimeRange, type: timeRange, default: 7d }, { name: User, label: The user, sample: ann } ]',
    tabs: "[ { name: One, tiles: [ { title: Tile, query: 'SigninLogs | take 1' } ] } ]",
    ...more,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

export const workbookFile = (more?: Readonly<Record<string, string>>) =>
  readWorkbook(YamlSource.parse('workbook.yaml', workbookText(more)));

/** The one workbook of a file without mistakes. */
export function workbook(more: Readonly<Record<string, string>> = {}): WorkbookDefinition {
  const { definition, problems } = workbookFile(more);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  return definition;
}
