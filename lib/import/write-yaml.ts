import { isDeepStrictEqual } from 'node:util';
import { Document, isPair, isScalar, Scalar, visit } from 'yaml';
import { YamlSource } from '../files/source';

/** Carriage returns, control characters, exotic line breaks and broken surrogates survive in double quotes only. */
const NEEDS_ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A rule as YAML: texts of several lines and the query as literal blocks, in double quotes only where a block would lose a
 * character. What is written reads back as exactly the same data.
 *
 * @param comment stands at the top of the file, one `#` line for each of its lines
 */
export function ruleYaml(content: Readonly<Record<string, unknown>>, comment?: string): string {
  const readable = print(content, comment, false);
  return same(readable, content) ? readable : print(content, comment, true);
}

/** Data has no keys without a value: the way over JSON drops them. */
const same = (text: string, content: unknown): boolean => {
  const { problems, value } = YamlSource.parse('written.yaml', text);
  return problems.length === 0 && isDeepStrictEqual(value, JSON.parse(JSON.stringify(content)));
};

function print(content: Readonly<Record<string, unknown>>, comment: string | undefined, quoted: boolean): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_key, pair, parents) {
      const isQuery = parents.length === 2 && isScalar(pair.key) && pair.key.value === 'query';
      if (isQuery && isScalar(pair.value) && typeof pair.value.value === 'string') {
        pair.value.type = Scalar.BLOCK_LITERAL;
      }
    },
    Scalar(key, scalar, parents) {
      if (typeof scalar.value !== 'string') return;
      const isKey = key === 'key' && isPair(parents.at(-1));
      if (NEEDS_ESCAPES.test(scalar.value) || (quoted && !isKey)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    blockQuote: 'literal',
    ...(quoted ? { doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } : {}),
  });
  const head = comment === undefined ? '' : comment.replace(/^/gm, '# ').concat('\n');
  return head + text;
}
