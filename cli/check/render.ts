import type { Checked } from './checked';

/** Only the one that is asked for is loaded. */
const FORMS = {
  pretty: () => (require('./pretty') as typeof import('./pretty')).checkPretty,
  json: () => (require('./json') as typeof import('./json')).checkJson,
  sarif: () => (require('./sarif') as typeof import('./sarif')).checkSarif,
  github: () => (require('./github') as typeof import('./github')).checkGithub,
};

export type Format = keyof typeof FORMS;

/** What a check found, in the form that was asked for. */
export const render = (checked: Checked, format: Format = 'pretty'): string => FORMS[format]()(checked);
