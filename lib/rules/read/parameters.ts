import { typeNamed } from '../../kql/model/declaration-format';
import type { FunctionParameter } from '../../kql/model/model';

const PIECE = /(?:"[^"]*"|'[^']*'|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|[^,"'([{]|["'([{])+/g;
const PARAMETER = /^\s*(\w+)\s*:\s*(\([\s\S]*\)|\w+)\s*(?:=\s*([\s\S]*\S))?\s*$/;

/**
 * `name:type=default, ...` as the Log Analytics API writes it; commas inside of brackets and quotes part nothing. What is not
 * of that form has a type that the checks refuse.
 */
export const parametersOf = (text: string): FunctionParameter[] =>
  (text.match(PIECE) ?? []).flatMap((piece) => {
    const [, name, type, literal] = PARAMETER.exec(piece) ?? [];
    if (name && type) return [{ name, type: typeNamed(type.toLowerCase()) ?? type.toLowerCase(), default: literal }];
    const [start = '', ...rest] = piece.split(':').map((part) => part.trim());
    return start ? [{ name: start, type: rest.join(':') || 'nothing' }] : [];
  });
