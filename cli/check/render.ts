import type { Checked } from './checked';
import { checkGithub } from './github';
import { checkJson } from './json';
import { checkPretty } from './pretty';
import { checkSarif } from './sarif';

const FORMS = { pretty: checkPretty, json: checkJson, sarif: checkSarif, github: checkGithub };

export type Format = keyof typeof FORMS;

/** What a check found, in the form that was asked for. */
export const render = (checked: Checked, format: Format = 'pretty'): string => FORMS[format](checked);
