import { tagBounds } from '../../lib/catalog/bounds/tags';
import { fitItems, fitText } from '../../lib/values/fit';
import { literal } from '../core/literal';

const MOST = tagBounds.value.max;

/** As many bytes as a tag may hold: the provider counts those, and `…` alone has three. */
export const tagValue = (text: string): string => literal(fitText(text, MOST));

/** As many whole items as fit, parted by commas. */
export const tagList = (items: readonly string[]): string => literal(fitItems(items, MOST).join(','));
