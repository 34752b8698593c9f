import type { QueryProblem } from '../../model/facts';
import { placeholder } from '../../model/problems';
import type { Query } from '../language/query';
import { equalities, mustHold } from './comparison';

/** Texts that no data contains. Narrow on purpose: `<a@b>` is a message id, `Add_User` an operation. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^<[A-Za-z][A-Za-z0-9 _-]*>$/,
  /^\[[A-Z][A-Z0-9 _-]*\]$/,
  /^\{\{?\s*[A-Za-z][A-Za-z0-9 _-]*\s*\}?\}$/,
  /^<?(?:your|insert[_ -]your|enter[_ -]your|replace[_ -](?:me|this|with))(?:[_ -][A-Za-z0-9 _-]*)?>?$/i,
  /^(?:changeme|change[_-]me|placeholder|todo|tbd|fixme)$/i,
  /^x{3,}$/i,
  /^x(?:\.x){3}$/i,
  /^x{8}-x{4}-x{4}-x{4}-x{12}$/i,
  /^x{3,}@x{3,}(?:\.\w+)*$/i,
];

/** Columns that hold an address, a name or an id: never a single letter x. */
const IDENTIFYING =
  /ip|user|upn|account|mail|sender|recipient|address|domain|host|device|computer|url|uri|sha\d*|md5|hash|name|id$|_[sg]$/i;

/** A filter that nothing can pass, because what it demands was never filled in. */
export function checkPlaceholders(query: Query): QueryProblem[] {
  return equalities(query).flatMap(({ node, left, values }) => {
    const column = query.text(left);
    const all = values.every(({ text }) => isPlaceholder(text, column));
    if (!all || !mustHold(node, query)) return [];
    const [first] = values;
    return [placeholder(query.at(first!.node), { text: JSON.stringify(first!.text), column })];
  });
}

const isPlaceholder = (text: string, column: string): boolean =>
  PLACEHOLDERS.some((pattern) => pattern.test(text.trim())) || (/^x{1,2}$/i.test(text) && IDENTIFYING.test(column));
