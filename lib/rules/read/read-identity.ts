import { isUuid } from '../../values/uuid';
import { fileStem } from './common';
import { derivedId } from './derived-id';
import type { Fields } from './fields';
import { invalidId, missingId } from './problems';

/**
 * The id of a file in lower case, since Azure compares ids without case. One that is absent or not a GUID is replaced by an
 * id derived from it or from the file's name, with a warning: the same file gives the same id on every machine.
 */
export function readId(fields: Fields): string {
  const text = fields.filledText('id')?.trim();
  const name = fileStem(fields.source.file);
  if (text === undefined) {
    const id = derivedId('file', name);
    fields.problems.push(missingId(fields.source.at([]), { id, name }));
    return id;
  }
  const bare = text.replace(/^\{(.*)\}$/, '$1');
  if (isUuid(bare)) return bare.toLowerCase();
  const id = derivedId('id', text.toLowerCase());
  fields.problems.push(invalidId(fields.at('id'), { key: 'id', found: text, id }));
  return id;
}
