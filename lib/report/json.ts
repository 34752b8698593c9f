import { withoutSecrets } from '../catalog/secrets';

/** JSON to read, without secrets and in which no character acts on a terminal and no text is a command for the log of a pipeline. */
export const json = (value: unknown): string => {
  const text = JSON.stringify(value, (_key, item) => (typeof item === 'string' ? withoutSecrets(item) : item), 2);
  return text.replace(ACTING, (sign) =>
    [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
};

/** All of them stand within quotes, where JSON takes them escaped as well. */
const ACTING =
  /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]|#(?=#(?:vso|teamcity)?\[)/gu;
