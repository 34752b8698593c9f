import { ALERT_FORMAT_PARAMETERS_MAX } from '../../catalog/limits';
import type { AlertCheck } from './check';
import { parameters } from './columns';
import { tooManyParameters } from './problems';

/** The formats of name and description use no more {{columns}} than Sentinel replaces. */
export const formatParameters: AlertCheck = function* ({ alert: { alertDetails }, at }) {
  const formats = [
    { key: 'alertDisplayNameFormat', text: alertDetails?.displayNameFormat ?? '' },
    { key: 'alertDescriptionFormat', text: alertDetails?.descriptionFormat ?? '' },
  ];
  for (const { key, text } of formats) {
    const found = parameters(text).length;
    if (found <= ALERT_FORMAT_PARAMETERS_MAX) continue;
    yield tooManyParameters(at(['alertDetailsOverride', key]), { key, found, max: ALERT_FORMAT_PARAMETERS_MAX });
  }
};
