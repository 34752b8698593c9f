import type { FunctionParameter } from '../../kql/model/model';
import type { Fields } from './fields';
import type { Rule, SavedFunction } from './model';
import { readCommon } from './read-common';

/** A saved function, `kind: Function`: `name` is what queries call it by. */
export function readFunction(fields: Fields): Rule {
  const { common } = readCommon(fields, false);
  const parameters = fields.maps('parameters').map((parameter) => {
    const read = readParameter(parameter);
    parameter.finish();
    return read;
  });
  fields.finish();
  return asFunction({ ...common, kind: 'Function' }, common.name, parameters);
}

/** A parser of the ecosystem: `FunctionAlias` and `FunctionQuery`, or `functionAlias` and `query`. */
export function readParserFunction(fields: Fields): Rule {
  const alias = fields.required(fields.spelledAs('functionAlias', 'FunctionAlias', 'FunctionName'))?.trim() ?? '';
  const queryKey = fields.spelledAs('query', 'FunctionQuery');
  const parameters = (fields.text('functionParameters') ?? '').split(/,(?=\s*\w+\s*:)/).flatMap(parseParameter);
  const title = fields.map('Function');
  title?.ignore('Title', 'Version', 'LastUpdated');
  fields.ignore(fields.spelledAs('category', 'Category'), 'FunctionName');
  const { common } = readCommon(fields, false, { name: alias, queryKey });
  title?.finish();
  fields.finish();
  return asFunction({ ...common, kind: 'Function' }, alias, parameters);
}

function asFunction(rule: Rule, alias: string, parameters: readonly FunctionParameter[]): Rule {
  const saved: SavedFunction = { id: rule.id, alias, displayName: alias, query: rule.query, parameters };
  return { ...rule, function: saved };
}

function readParameter(fields: Fields): FunctionParameter {
  return {
    name: fields.required('name')?.trim() ?? '',
    type: (fields.required('type')?.trim() ?? 'string').toLowerCase(),
    description: fields.filledText('description'),
    default: fields.filledText('default')?.trim(),
  };
}

/** `name:type=default`, as the Log Analytics API writes it; what is not of that form has a type that the checks refuse. */
function parseParameter(text: string): FunctionParameter[] {
  const match = /^\s*(\w+)\s*:\s*(\w+)\s*(?:=\s*([\s\S]+))?$/.exec(text);
  if (match) return [{ name: match[1]!, type: match[2]!.toLowerCase(), default: match[3]?.trim() }];
  const [name = '', ...type] = text.split(':').map((part) => part.trim());
  return name ? [{ name, type: type.join(':') || 'nothing' }] : [];
}
