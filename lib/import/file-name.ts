/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name without extension made of a rule's name: `Étrange sign-in (v2)` -> `etrange-sign-in-v2`. */
export function fileStemOf(name: string, otherwise: string): string {
  const words = /\s/.test(name.trim()) ? name : name.replace(/([a-z0-9])([A-Z])/g, '$1-$2');
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const stem = plain.slice(0, 80).replace(/^-+|-+$/g, '');
  if (stem === '') return otherwise;
  return RESERVED.test(stem) ? `${stem}-rule` : stem;
}
