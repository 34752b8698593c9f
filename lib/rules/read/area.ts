import { area } from '../../files/format/problems';

/** Files below rules/. Those of the ecosystem have to work unchanged: their spellings are taken, and an unknown key is a warning. */
export const ruleArea = area('rule', { unknownKeys: 'warning', lenient: true });
