import { columnTypes, searchBounds } from '../../catalog/bounds/searches';
import { map } from '../../files/format/format';
import { readFormat } from '../../files/format/read';
import { anything, list, text } from '../../files/format/values';
import type { YamlSource } from '../../files/source';
import { parameterFormat } from '../../kql/model/declaration-format';
import type { FunctionParameter } from '../../kql/model/model';
import { oneOf } from '../../values/text';
import { ruleArea } from './area';
import type { Rule } from './model';
import { parametersOf } from './parameters';
import { type QueryFile, queryFile, queryKeys, type RuleFile } from './query-file';

/** The parameters of a function; a type that is missing is said to be, and stands as text. */
export const parametersFormat = list(parameterFormat(text().required(), text().required().shown(oneOf(columnTypes))))
  .to((parameters) => parameters.map((parameter) => ({ ...parameter, type: parameter.type.toLowerCase() || 'string' })))
  .default([])
  .about('In the order of the call.');

/** A saved function, `kind: Function`: `name` is what queries call it by. */
export const functionFormat = map({
  ...queryKeys('Function', false),
  category: text({ max: searchBounds.category.max })
    .whenAbsent('Token theft')
    .about("In which folder of the portal's list it stands."),
  parameters: parametersFormat,
});

export function readFunction(source: YamlSource): RuleFile {
  const content = readFormat(functionFormat, source, ruleArea);
  const common = queryFile(source, content.value!, content);
  const { parameters, category } = content.value!;
  return { definition: savedFunction(common, parameters, category), problems: content.problems };
}

const common = queryKeys('Function', false);

/** A parser of the ecosystem: `FunctionAlias` and `FunctionQuery`, or `functionAlias` and `query`. */
export const parserFormat = map({
  ...common,
  query: common.query.spelled('FunctionQuery'),
  name: anything(),
  functionAlias: text().spelled('FunctionAlias'),
  FunctionName: text(),
  functionParameters: text().to(parametersOf).default([]),
  Function: map({ Title: anything(), Version: anything(), LastUpdated: anything() }),
  category: anything().spelled('Category'),
}).checked(({ functionAlias, FunctionName }, place) => {
  if (functionAlias === undefined && FunctionName === undefined) place.below('functionAlias').missing();
});

export function readParserFunction(source: YamlSource): RuleFile {
  const content = readFormat(parserFormat, source, ruleArea);
  const value = content.value!;
  const name = value.functionAlias ?? value.FunctionName ?? '';
  const common = queryFile(source, { ...value, name }, content);
  return { definition: savedFunction(common, value.functionParameters), problems: content.problems };
}

function savedFunction(common: QueryFile, parameters: readonly FunctionParameter[], category?: string): Rule {
  const { id, name, query } = common;
  const saved = { id, alias: name, displayName: name, query, parameters };
  return { ...common, kind: 'Function', function: category === undefined ? saved : { ...saved, category } };
}
