import type { Checked } from './checked';
import { checkGithub } from './github';
import { checkJson } from './json';
import { checkPretty } from './pretty';
import { checkSarif } from './sarif';

/** What a check found, in the form that was asked for. */
export function render(checked: Checked, format = 'pretty'): string {
  switch (format) {
    case 'json':
      return checkJson(checked);
    case 'sarif':
      return checkSarif(checked, (require('../../package.json') as { version: string }).version);
    case 'github':
      return checkGithub(checked);
    default:
      return checkPretty(checked);
  }
}
