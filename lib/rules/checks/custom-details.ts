import { within } from '../../catalog/bounds/bound';
import { ruleBounds, ruleForms } from '../../catalog/bounds/rules';
import type { AlertCheck } from './check';
import { detailName, tooMany } from './problems';

/** Custom details are few and have names that Sentinel takes. */
export const customDetailNames: AlertCheck = function* ({ alert, at }) {
  const names = Object.keys(alert.customDetails);
  if (!within(ruleBounds.customDetails, names.length))
    yield tooMany(at(['customDetails'], 'key'), { bound: ruleBounds.customDetails, found: names.length });
  for (const found of names) {
    if (!ruleForms.customDetail.pattern.test(found)) yield detailName(at(['customDetails', found], 'key'), { found });
  }
};
