import { YamlSource } from '../../../../lib/files/source';
import type { WorkbookDefinition } from '../../../../lib/rules/kinds/workbook/model';
import { readWorkbooks } from '../../../../lib/rules/kinds/workbook/read-workbook';
import type { OtherFile } from '../../../../lib/rules/read/model';

/** A workbook with one tab and one tile; `more` replaces or adds top-level lines, an empty text removes one. */
export function workbookFile(more: Readonly<Record<string, string>> = {}, file = 'workbook.yaml'): OtherFile {
  const lines = {
    id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    kind: 'Workbook',
    name: 'Look',
    description: 'Shows things.',
    parameters: '[ { name: TimeRange, type: timeRange, default: 7d }, { name: User, label: The user, sample: ann } ]',
    tabs: "[ { name: One, tiles: [ { title: Tile, query: 'SigninLogs | take 1' } ] } ]",
    ...more,
  };
  const text = Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
  return { kind: 'Workbook', file, source: YamlSource.parse(file, text) };
}

/** The one workbook of a file without mistakes. */
export function workbook(more: Readonly<Record<string, string>> = {}): WorkbookDefinition {
  const { definitions, problems } = readWorkbooks([workbookFile(more)]);
  if (!definitions[0]) throw new Error(problems.map(({ message }) => message).join('; '));
  return definitions[0];
}
