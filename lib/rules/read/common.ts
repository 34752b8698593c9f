import { basename } from 'node:path';
import { type Range, words } from '../../catalog/bounds/bound';
import { severities } from '../../catalog/bounds/rules';
import { Format } from '../../files/format/format';
import { choice, custom, text } from '../../files/format/values';
import { isUuid } from '../../values/uuid';
import { derivedId } from './derived-id';
import { invalidId, missingId } from './problems';

/** The name of a file without folders and extension: how overrides may call a rule. */
export const fileStem = (file: string): string => basename(file).replace(/\.ya?ml$/i, '');

const anyText = text().kind;

/**
 * The id of a file in lower case, since Azure compares ids without case. One that is absent or not a GUID is replaced by an
 * id derived from it or from the file's name, with a warning: the same file gives the same id on every machine.
 */
export const idFormat = custom(
  'GUID',
  '',
  (value, place) => {
    const found = anyText.read(value, place);
    if (found === undefined) return undefined;
    const bare = found.replace(/^\{(.*)\}$/, '$1');
    if (isUuid(bare)) return bare.toLowerCase();
    const id = derivedId('id', found.toLowerCase());
    place.report(invalidId(place.at(), { key: place.label, found, id }));
    return id;
  },
  anyText.schema(true),
)
  .whenAbsent('derived from the file name', (place) => {
    const name = fileStem(place.at().file);
    const id = derivedId('file', name);
    place.report(missingId(place.reading.locate([]), { id, name }));
    return id;
  })
  .about('Name of the rule in Azure; another id is another rule.');

export const severityFormat = choice(severities, { info: 'Informational', information: 'Informational' });

/** Text of which every character counts; what is only blanks counts as absent. */
export function exactText(): Format<string> {
  const { kind } = text({ verbatim: true });
  const filled = (found: string | undefined) => (found?.trim() ? found : undefined);
  return new Format({ ...kind, read: (value, place) => filled(kind.read(value, place)) });
}

/** How docs/ show a bound that checks/ holds, since it also holds for rules made in code and for overrides. */
export function bounded<T>({ kind, settings }: Format<T>, bound: Range): Format<T> {
  const { min, max, unit } = bound;
  const limits = unit === 'characters' ? { maxLength: max } : unit === 'seconds' ? {} : { minimum: min, maximum: max };
  const schema = (whole: boolean) => ({ ...kind.schema(whole), ...limits });
  return new Format({ ...kind, words: words(bound), schema }, settings);
}

/** The name of a column or of a parameter, as queries write it without quoting. */
export const wordForm = { pattern: /^[A-Za-z]\w*$/, form: 'letters, digits and _, with a letter at the start' };
