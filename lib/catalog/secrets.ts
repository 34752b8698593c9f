/** What gives a secret away, by its form or by the name of what holds it: one list for environments, the review and all that is printed. */

/** A token is preceded and followed by something else. Lengths are bounded, so that a search stays linear. */
const SHAPES: readonly (readonly [form: string, what: string])[] = [
  [
    '-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY-----(?:[^-]{0,8000}-----END [A-Z0-9 ]{0,60}-----)?',
    'a private key',
  ],
  ['\\beyJ[\\w-]{10,500}\\.eyJ[\\w-]{10,2000}\\.[\\w-]{0,2000}', 'a token'],
  ['[?&;]sig=[\\w%+/=-]{20,200}|^sig=[\\w%+/=-]{20,200}', 'a shared access signature'],
  ['\\b(?:Account|SharedAccess)Key\\s?=\\s?[A-Za-z0-9+/]{20,200}={0,2}', 'a connection string with its key'],
  ['(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==', 'a storage or workspace key'],
  ['(?<![\\w~.-])[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}(?![\\w~.-])', 'a client secret of Entra ID'],
  ['\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255})', 'a token of GitHub'],
  ['\\bglpat-[\\w-]{20,100}', 'a token of GitLab'],
  ['\\bxox[abeprs]-[\\w-]{10,255}', 'a token of Slack'],
  ['\\b[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{20,255}|\\batlasv1[_-][\\w-]{20,255}', 'a token of HCP Terraform'],
  ['\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b', 'an access key of AWS'],
  ['\\bAIza[\\w-]{35}', 'an API key of Google'],
  ['\\bnpm_[A-Za-z0-9]{36}\\b', 'a token of npm'],
  ['(?<=\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@]{1,100}:)[^\\s:/@[\\]]{3,200}(?=@)', 'a password in an address'],
];

const ONE = SHAPES.map(([form, what]) => [new RegExp(form), what] as const);
const ALL = new RegExp(SHAPES.map(([form]) => `(?:${form})`).join('|'), 'g');

/** Characters of the shortest one: most texts are shorter. */
const SHORTEST = 10;

/** What a text holds that has the form of a secret; undefined when there is none. */
export const secretShape = (text: string): string | undefined => ONE.find(([form]) => form.test(text))?.[1];

/** A text in which something stands for whatever has the form of a secret. */
export const withoutSecrets = (text: string): string => (text.length < SHORTEST ? text : text.replace(ALL, '[secret]'));

/** The end of names of what holds a secret, in lower case without what separates their words; `pw` and `pass` only as words of their own. */
const NAME =
  /(?:secret|passw(?:or)?d|passphrase|pwd|connectionstring|(?:account|access|private|primary|secondary|shared|api|storage|master|signing|encryption)key|token|bearer|credentials?)(?:value|text|string|base64|b64|plain|default|old|new|current|\d)?s?$/;
const WORD = /(?:^|_)(?:pw|pass)\d?$/;
/** Names that only look so. */
const HARMLESS =
  /^(?:enable|use|allow|require|is|has)_|_(?:enabled|id|ids|name|type|policy|url|uri|path|version|expiry|length)$/;

/** Whether what is called so holds a secret: `client_secret`, `adminPassword`, `pw`, but not `secretName`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s.-]/g, '_')
    .toLowerCase();
  return !HARMLESS.test(words) && (NAME.test(words.replaceAll('_', '')) || WORD.test(words));
}
