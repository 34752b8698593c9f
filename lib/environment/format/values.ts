import { nameForms } from '../../catalog/bounds/names';
import { logCategories } from '../../catalog/log-categories';
import { choice, list, text } from '../../files/format/values';
import { isInstant } from '../../values/instant';

/** An id, in lower case: ids are compared as texts. */
export const guid = () =>
  text({ is: nameForms.guid })
    .to((id) => id.toLowerCase())
    .shown('a GUID');

export const instant = () => text().where(isInstant, nameForms.instant.form).shown(nameForms.instant.form);

/** Log categories of an Entra diagnostic setting. */
export const categories = () =>
  list(choice(logCategories.map(({ name }) => name)))
    .shown('a list of log categories')
    .about('Log categories.')
    .whenAbsent('all that matter to token theft and that the licences cover');
