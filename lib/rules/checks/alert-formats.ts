import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import type { AlertCheck } from './check';
import { parameters } from './columns';
import { tooManyParameters } from './problems';

/** The formats of name and description use no more {{columns}} than Sentinel replaces. */
export const formatParameters: AlertCheck = function* ({ alert: { alertDetails }, at, nameOf }) {
  for (const [key, text] of [
    ['alertDisplayNameFormat', alertDetails?.displayNameFormat],
    ['alertDescriptionFormat', alertDetails?.descriptionFormat],
  ] as const) {
    const path = ['alertDetailsOverride', key];
    const found = parameters(text ?? '').length;
    if (!within(ruleBounds.alertColumns, found)) yield tooManyParameters(at(path), { key: nameOf(path), found });
  }
};
