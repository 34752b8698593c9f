/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

const MOST = 64;

/** A file name without extension made of a rule's name: `Étrange sign-in (v2)` -> `etrange-sign-in-v2`; cut between words. */
export function fileStemOf(name: string, otherwise: string): string {
  const words = /\s/.test(name.trim()) ? name : name.replace(/([a-z0-9])([A-Z])/g, '$1-$2');
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const whole = plain.replace(/^-+|-+$/g, '');
  const stem =
    whole.length > MOST
      ? whole
          .slice(0, MOST + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, MOST)
      : whole;
  if (stem === '') return otherwise;
  return RESERVED.test(stem) ? `${stem}-rule` : stem;
}
