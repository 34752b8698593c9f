import type { Range } from '../model/query-problem';

/**
 * The language service puts what a name stands for in the place of each name: of `let b = union a, a; let c = union b, b; ...` every
 * line doubles its work. So the references are counted beforehand, in the text alone.
 */
export interface Expansion {
  /** References to tables, and to steps that name none, when every name stands for what it means. */
  readonly references: number;
  /** The name with which they became more than are analysed. */
  readonly tooMany?: Range;
}

/** Several times what the largest queries come to; the service takes some seconds for it. */
export const MOST_REFERENCES = 4000;

const TOKEN =
  /\/\/[^\n]*|@"[^"]*"|@'[^']*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\blet\s+([A-Za-z_]\w*)\s*=(?![=~])|[A-Za-z_]\w*|[{}()[\];|]/g;

/** Steps that give rows, whether a table is named or not. */
const ROWS = new Set(['|', '{', 'union', 'datatable', 'range', 'print', 'search', 'find', 'externaldata']);

/** A statement that is being read. */
interface Statement {
  /** What `let` names; the query itself has none. */
  readonly name?: string;
  readonly depth: number;
  references: number;
  givesRows: boolean;
  /** It begins with `toscalar`: a value, which is worked out once however often it is named. */
  isValue?: boolean;
}

/** @param referencesOf of tables and of saved functions; 0 of what is neither */
export function expansionOf(text: string, referencesOf: (name: string) => number): Expansion {
  const named = new Map<string, number>();
  const whole: Statement = { depth: 0, references: 0, givesRows: false };
  const open: Statement[] = [whole];
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, variable] = match;
    const statement = open.at(-1)!;
    if (variable !== undefined) open.push({ name: variable, depth, references: 0, givesRows: false });
    else if (token === '(' || token === '[' || token === '{') depth += 1;
    else if (token === ')' || token === ']' || token === '}') depth -= 1;
    else if (token === ';' && statement.name !== undefined && depth <= statement.depth) {
      open.pop();
      const found = statement.references || (statement.givesRows ? 1 : 0);
      named.set(statement.name, statement.isValue ? 0 : found);
      if (statement.isValue) open.at(-1)!.references += found;
    } else statement.references += named.get(token) ?? referencesOf(token);
    if (ROWS.has(token)) statement.givesRows = true;
    if (variable === undefined) statement.isValue ??= token === 'toscalar';
    if (statement.references > MOST_REFERENCES) {
      const start = match.index;
      return { references: statement.references, tooMany: { start, end: start + token.length } };
    }
  }
  return { references: whole.references || (whole.givesRows ? 1 : 0) };
}
