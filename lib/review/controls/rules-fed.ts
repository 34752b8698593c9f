import { count } from '../../values/text';
import { type Control, declared, fail, type Mark, pass, unknown } from '../control/control';
import { proofOfTables } from '../facts/declared';
import { alertRules } from '../facts/detections';
import { filledBy, sourcesOf } from '../facts/supply';
import type { Configuration } from '../input/configuration';

export const control: Control = {
  id: 'rules-fed',
  title: 'Every rule reads logs that somebody ships',
  severity: 'high',
  info: 'Each table that a deployed rule reads is filled by a log category, a connector or a capability that the environment declares.',
  why: 'A rule over an empty table never fires; over a table that does not exist it fails to validate, or is switched off by the service.',
  fix: 'Ship the log, or name its table in `workspace.otherTables` if something else ships it. The kit withholds such a rule by itself: synthesize anew if the configuration was edited.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-02'],
    nist80053: ['SI-4', 'AU-12'],
    cisV8: ['8.2', '13.1'],
    iso27001: ['A.8.15', 'A.8.16'],
    mcsb: ['LT-1', 'LT-3'],
  },
  needs: ['foundation', 'detections'],
  check: (configuration) => [
    ...fedByOthers(configuration),
    ...alertRules(configuration).map(({ resource, name, tables }): Mark => {
      const supplies = tables.map((table) => ({ table, sources: sourcesOf(configuration, table) }));
      const filled = supplies.filter(({ sources }) => ['yes', 'declared'].includes(filledBy(sources)));
      const starved = supplies.find(({ sources }) => filledBy(sources) === 'no');
      // A union over several tables works when one of them is there; the compiler decides which may lack.
      if (starved && filled.length === 0) {
        const could = starved.sources.map((source) => source.name).join(' or ');
        return fail(resource, starved.table, `'${name}' reads ${starved.table}, which nothing fills (${could} would).`);
      }
      if (filled.length > 0 || tables.length === 0) return pass(resource, filled.map(({ table }) => table).join(', '));
      return unknown(resource, 'tables', `The input does not tell who fills ${tables.join(', ')}.`);
    }),
  ],
};

/** Tables that rules read and that only something outside of the kit fills: a mark for each, whatever the number of rules. */
function fedByOthers(configuration: Configuration): readonly Mark[] {
  const rules = alertRules(configuration);
  const tables = [...new Set(rules.flatMap((rule) => rule.tables))].filter((table) => {
    const sources = sourcesOf(configuration, table);
    return !sources.some(({ state }) => state === 'on') && sources.some(({ by }) => by === 'others');
  });
  return tables.map((table) => {
    const readers = rules.filter((rule) => rule.tables.includes(table)).length;
    const message = `${count(readers, 'rule')} read ${table}, which something outside this kit fills, the environment says.`;
    return declared(undefined, table, message, proofOfTables([table]));
  });
}
