import { TITLE_TAG } from '../../catalog/bounds/tags';
import { cloudNames } from '../../catalog/clouds';
import { regions } from '../../catalog/regions';
import { eachItem } from '../../files/format/guard';
import { didYouMean } from '../../values/text';
import { impossible, unknownRegion } from '../model/problems';
import type { Check } from './check';

/** Every cloud has regions of its own. */
const checkRegion: Check = function* ({ input: { cloud, location }, locate }) {
  const [home] = cloudNames.filter((name) => regions[name].includes(location));
  const at = locate(['location']);
  if (home === undefined)
    yield unknownRegion(at, { location, cloud, suggestion: didYouMean(location, regions[cloud]) });
  else if (home !== cloud)
    yield impossible(at, {
      what: `the region ${location} is not one of the cloud ${cloud}`,
      cure: `Set cloud: ${home}, or name a region of ${cloud}.`,
    });
};

/** Tags hold for everything that is deployed, so what the strictest resource takes counts. */
const checkTags: Check = function* ({ input, locate }) {
  const names = Object.keys(input.tags);
  yield* eachItem(names, function* (name, i) {
    const at = locate(['tags', name], 'key');
    const first = names.slice(0, i).findLast((other) => other.toLowerCase() === name.toLowerCase());
    if (first !== undefined)
      yield impossible(at, {
        what: `the tags '${first}' and '${name}' are one for Azure, which does not tell names apart by case`,
        cure: 'Remove one of the two.',
      });
    if (name.toLowerCase() === TITLE_TAG)
      yield impossible(at, {
        what: `the tag '${TITLE_TAG}' is where Azure keeps the title of a workbook`,
        cure: 'Remove it.',
      });
  });
};

export const placeChecks: readonly Check[] = [checkRegion, checkTags];
