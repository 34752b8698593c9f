import { DAY, isoDuration } from '../../../values/duration';
import type { WorkbookParameter } from './format';

/** `{Name}` or `{Name:format}`; other braces of a query (dynamic literals) hold no bare word. */
const PLACEHOLDER = /\{([A-Za-z]\w*)(?::(\w+))?\}/g;

/** A query with its placeholders replaced, and the way back. */
export interface FilledQuery {
  readonly text: string;
  /** The offset in the original text of an offset in this one. */
  readonly original: (offset: number) => number;
}

/** The placeholders of a query, in order. */
export function placeholders(
  query: string,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...query.matchAll(PLACEHOLDER)].map((match) => ({
    name: match[1]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The query as the portal would send it, with a sample in each placeholder; those of unknown parameters are kept. */
export function fillPlaceholders(query: string, parameters: readonly WorkbookParameter[]): FilledQuery {
  let text = '';
  let from = 0;
  const steps: { readonly at: number; readonly length: number; readonly start: number; readonly end: number }[] = [];
  for (const match of query.matchAll(PLACEHOLDER)) {
    const parameter = parameters.find(({ name }) => name === match[1]);
    const sample = parameter && sampleOf(parameter, match[2]);
    if (sample === undefined) continue;
    text += query.slice(from, match.index);
    from = match.index + match[0].length;
    steps.push({ at: text.length, length: sample.length, start: match.index, end: from });
    text += sample;
  }
  text += query.slice(from);
  const original = (offset: number): number => {
    let shift = 0;
    for (const { at, length, start, end } of steps) {
      if (offset < at) break;
      if (offset < at + length) return start;
      shift = end - (at + length);
    }
    return offset + shift;
  };
  return { text, original };
}

/** What the portal puts in. Source: Azure Monitor documentation, "Workbook time range parameters". */
function sampleOf(
  { type, sample, default: seconds = DAY }: WorkbookParameter,
  format: string | undefined,
): string | undefined {
  if (type === 'text') return (sample ?? 'sample').replace(/['\\]/g, '\\$&');
  switch (format) {
    case 'start':
      return 'datetime(2026-01-01T00:00:00Z)';
    case 'end':
      return 'datetime(2026-01-08T00:00:00Z)';
    case 'grain':
      return '1h';
    case undefined:
    case 'query':
    case 'value':
      return `> ago(timespan(${Math.round(seconds / 60)}m))`;
    case 'label':
      return isoDuration(seconds);
    default:
      return undefined;
  }
}
