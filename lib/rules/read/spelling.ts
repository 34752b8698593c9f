import { severities as values } from '../../catalog/bounds/rules';
import type { Severity } from './model';

const known = new Map<string, Severity>(values.map((value) => [value.toLowerCase(), value]));

export const severities = {
  values,
  find: (text: string) =>
    known.get(
      text
        .trim()
        .toLowerCase()
        .replace(/^info(rmation)?$/, 'informational'),
    ),
};
