import type { Problem } from '../../../files/problem';
import { DAY } from '../../../values/duration';
import { didYouMean } from '../../../values/text';
import { Fields, isMap } from '../../read/fields';
import type { OtherFile } from '../../read/model';
import { readId } from '../../read/read-identity';
import {
  type Visualization,
  visualizations,
  type WorkbookDefinition,
  type WorkbookParameter,
  type WorkbookTab,
  type WorkbookTile,
} from './model';
import { placeholders } from './placeholders';
import * as problems from './problems';

const words = <T extends string>(...values: readonly T[]) => ({
  values,
  find: (text: string) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
});
const parameterTypes = words<WorkbookParameter['type']>('timeRange', 'text');
const pictures = words<Visualization>(...visualizations);

/** Reads the workbooks among the files of rule folders; every mistake is a problem at its place. */
export function readWorkbooks(files: readonly OtherFile[]): {
  readonly definitions: readonly WorkbookDefinition[];
  readonly problems: readonly Problem[];
} {
  const found: Problem[] = [];
  const definitions = files.flatMap((file) => (file.kind === 'Workbook' ? (readOne(file, found) ?? []) : []));
  return { definitions, problems: found };
}

function readOne({ source }: OtherFile, found: Problem[]): WorkbookDefinition | undefined {
  const before = found.length;
  const fields = new Fields(source, [], isMap(source.value) ? source.value : {}, found);
  fields.ignore('kind', 'version', 'tags');
  const definition: WorkbookDefinition = {
    file: source.file,
    source,
    id: readId(fields),
    displayName: fields.required('name')?.trim() ?? '',
    description: fields.text('description')?.trim() ?? '',
    introduction: fields.filledText('introduction')?.trim(),
    parameters: fields.maps('parameters').map((parameter) => readParameter(parameter)),
    tabs: fields.maps('tabs').map((tab) => readTab(tab)),
  };
  fields.finish();
  const { parameters, tabs } = definition;
  if (parameters.filter(({ type }) => type === 'timeRange').length !== 1)
    found.push(problems.noTimeRange(fields.at('parameters', 'key'), {}));
  if (tabs.length === 0) found.push(problems.noTabs(fields.at('tabs', 'key'), { what: 'the workbook' }));
  unique(
    fields,
    'parameters',
    'parameter',
    parameters.map(({ name }) => name),
  );
  unique(
    fields,
    'tabs',
    'tab',
    tabs.map(({ name }) => name),
  );
  checkReferences(definition, found);
  return found.slice(before).some(({ severity }) => severity === 'error') ? undefined : definition;
}

function readParameter(fields: Fields): WorkbookParameter {
  const name = fields.required('name')?.trim() ?? '';
  if (name && !/^[A-Za-z]\w*$/.test(name)) {
    fields.problems.push(problems.badParameterName(fields.at('name'), { found: name }));
  }
  const type = fields.choice('type', parameterTypes) ?? 'text';
  const parameter = {
    name,
    type,
    label: fields.filledText('label')?.trim() ?? name,
    description: fields.filledText('description')?.trim(),
    ...(type === 'timeRange' ? { seconds: fields.duration('default') ?? DAY } : { sample: fields.text('sample') }),
  };
  fields.finish();
  return parameter;
}

function readTab(fields: Fields): WorkbookTab {
  const name = fields.required('name')?.trim() ?? '';
  const missing = fields.filledText('missing')?.trim();
  const tab = {
    name,
    about: fields.filledText('about')?.trim(),
    needs: fields.filledText('needs')?.trim(),
    tiles: fields.maps('tiles').map((tile) => readTile(tile, missing)),
  };
  if (tab.tiles.length === 0)
    fields.problems.push(problems.noTabs(fields.at('tiles', 'key'), { what: `the tab '${name}'` }));
  unique(
    fields,
    'tiles',
    'tile',
    tab.tiles.map(({ title }) => title),
  );
  fields.finish();
  return tab;
}

function readTile(fields: Fields, missing: string | undefined): WorkbookTile {
  const width = fields.integer('width') ?? 100;
  if (width < 10 || width > 100) fields.problems.push(problems.badWidth(fields.at('width'), { found: width }));
  const tile = {
    title: fields.required('title')?.trim() ?? '',
    query: fields.required('query') ?? '',
    queryPath: fields.pathOf('query'),
    visualization: fields.choice('visualization', pictures) ?? 'table',
    width,
    missing: fields.filledText('missing')?.trim() ?? missing,
  };
  fields.finish();
  return tile;
}

function unique(fields: Fields, key: string, what: string, names: readonly string[]): void {
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) {
      const at = fields.source.at([...fields.pathOf(key), i, what === 'tile' ? 'title' : 'name']);
      fields.problems.push(problems.duplicateName(at, { what, name }));
    }
  });
}

/** Parameters that queries and tabs name have to be there. */
function checkReferences({ source, parameters, tabs }: WorkbookDefinition, found: Problem[]): void {
  const known = parameters.map(({ name }) => name);
  const facts = (name: string) => ({ found: name, known, suggestion: didYouMean(name, known) });
  tabs.forEach(({ needs, tiles }, i) => {
    if (needs !== undefined && !known.includes(needs))
      found.push(problems.unknownParameter(source.at(['tabs', i, 'needs']), facts(needs)));
    for (const { query, queryPath } of tiles) {
      for (const { name, start, end } of placeholders(query)) {
        if (!known.includes(name))
          found.push(problems.unknownParameter(source.inString(queryPath, start, end), facts(name)));
      }
    }
  });
}
