import type { Fields } from './fields';
import { tagsOf } from './tags';

export { playbookItems } from './tags';

export const readTags = (fields: Fields): readonly string[] => tagsOf(fields.value('tags'));
