import type { AnyFormat } from '../files/format/format';
import { documentedKeys } from '../files/format/keys';
import { table } from '../report/markdown';

/** The keys that a format declares, as a table. */
export const keyTable = (format: AnyFormat, path = ''): string =>
  table(
    ['Key', 'Values', 'Default', 'Meaning'],
    documentedKeys(format, path).map(({ path: key, values, whenAbsent = '**required**', meaning }) => [
      `\`${key}\``,
      values,
      whenAbsent,
      meaning,
    ]),
  );
