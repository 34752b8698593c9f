import { entityTypes } from '../catalog/entities';
import { isFamily, lateness } from '../catalog/lateness';
import { map } from '../files/format/format';
import { table } from '../report/markdown';
import { alertKeys } from '../rules/read/alert-keys';
import { parametersFormat } from '../rules/read/function';
import { promotionKeys } from '../rules/read/hunting-query';
import { queryKeys } from '../rules/read/query-file';
import { shortDuration } from '../values/duration';
import { keyTable } from './key-table';

const common = queryKeys('Hunting', false);
const kind = common.kind.shown('Scheduled, NRT or Function');

/** The generated sections of docs/rules.md, but for the error codes. */
export const ruleSections = (): Readonly<Record<string, string>> => ({
  'common keys': keyTable(map({ ...common, kind })),
  'alert keys': keyTable(map(alertKeys.Scheduled)),
  'promotion keys': keyTable(map(promotionKeys), 'promotion'),
  'function keys': keyTable(map({ parameters: parametersFormat })),
  lateness: table(
    ['Tables', 'Late by', 'Why'],
    lateness.map(({ tables, seconds, why }) => [
      tables.map((name) => (isFamily(name) ? `${name}*` : name)).join(', '),
      shortDuration(seconds),
      why,
    ]),
  ),
  entities: table(
    ['Entity type', 'Identifiers', 'Strong: one of these sets'],
    entityTypes.map(({ name, identifiers, strong }) => [
      name,
      identifiers.join(', '),
      strong.map((set) => set.join(' + ')).join('; '),
    ]),
  ),
});
