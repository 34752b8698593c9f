import { CUSTOM_DETAILS_MAX } from '../../catalog/limits';
import type { AlertCheck } from './check';
import { detailName, tooMany } from './problems';

/** Source for both: the model by which Azure-Sentinel's own build validates rule templates. */
const NAME = /^[A-Za-z]\w*$/;
const NAME_MAX_LENGTH = 20;

/** Custom details are few and have names that Sentinel takes. */
export const customDetailNames: AlertCheck = function* ({ alert, at }) {
  const names = Object.keys(alert.customDetails);
  if (names.length > CUSTOM_DETAILS_MAX) {
    yield tooMany(at(['customDetails'], 'key'), {
      what: 'custom details',
      found: names.length,
      max: CUSTOM_DETAILS_MAX,
    });
  }
  for (const found of names) {
    if (NAME.test(found) && found.length <= NAME_MAX_LENGTH) continue;
    yield detailName(at(['customDetails', found], 'key'), { found, max: NAME_MAX_LENGTH });
  }
};
