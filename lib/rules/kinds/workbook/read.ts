import { eachItem } from '../../../files/format/guard';
import type { Problem } from '../../../files/problem';
import type { Path, YamlSource } from '../../../files/source';
import { didYouMean } from '../../../values/text';
import { ruleArea } from '../../read/area';
import { type Origin, readDefinition } from '../../read/definition';
import { type WorkbookDefinition, workbookFormat } from './format';
import { placeholders } from './placeholders';
import * as problems from './problems';

export const readWorkbook = (source: YamlSource) =>
  readDefinition(workbookFormat, source, [
    checkTimeRange,
    checkParameters,
    ({ parameters }, { at }) => repeated('parameter', ['parameters'], 'name', parameters, at),
    ({ tabs }, { at }) => repeated('tab', ['tabs'], 'name', tabs, at),
    ({ tabs }, { at }) => eachItem(tabs, ({ tiles }, i) => repeated('tile', ['tabs', i, 'tiles'], 'title', tiles, at)),
    checkReferences,
  ]);

type Form = Pick<WorkbookDefinition, 'parameters' | 'tabs'>;

function* checkTimeRange({ parameters }: Form, { at }: Origin): Iterable<Problem> {
  if (parameters.filter(({ type }) => type === 'timeRange').length !== 1)
    yield problems.noTimeRange(at(['parameters'], 'key'), {});
}

/** A time range has no sample, a text no length of time. */
const checkParameters = ({ parameters }: Form, { at }: Origin): Iterable<Problem> =>
  eachItem(parameters, function* (parameter, i) {
    const key = parameter.type === 'text' ? 'default' : 'sample';
    if (parameter[key] !== undefined)
      yield ruleArea.problems.keyWithoutEffect(at(['parameters', i, key], 'key'), {
        key,
        kind: `a parameter of type ${parameter.type}`,
      });
  });

function* repeated<K extends string>(
  what: string,
  path: Path,
  key: K,
  items: readonly Readonly<Record<K, string>>[],
  at: Origin['at'],
): Iterable<Problem> {
  const names = items.map((item) => item[key]);
  for (const [i, name] of names.entries())
    if (names.indexOf(name) < i) yield problems.duplicateName(at([...path, i, key]), { what, name });
}

/** Parameters that queries and tabs name have to be there. */
function* checkReferences({ parameters, tabs }: Form, { at, inText }: Origin): Iterable<Problem> {
  const known = parameters.map(({ name }) => name);
  const facts = (name: string) => ({ found: name, known, suggestion: didYouMean(name, known) });
  yield* eachItem(tabs, function* ({ needs, tiles }, i) {
    if (needs !== undefined && !known.includes(needs))
      yield problems.unknownParameter(at(['tabs', i, 'needs']), facts(needs));
    yield* eachItem(tiles, function* ({ query }, j) {
      for (const { name, start, end } of placeholders(query))
        if (!known.includes(name))
          yield problems.unknownParameter(inText(['tabs', i, 'tiles', j, 'query'], start, end), facts(name));
    });
  });
}
