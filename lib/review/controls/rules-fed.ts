import { type Control, fail, type Mark, pass, unknown } from '../control';
import { alertRules } from '../detections';
import { supplyOf } from '../supply';

export const control: Control = {
  id: 'rules-fed',
  title: 'Every rule reads logs that somebody ships',
  severity: 'high',
  info: 'Each table that a deployed rule reads is filled by a log category, a connector or a capability that the environment declares.',
  why: 'A rule over an empty table never fires; over a table that does not exist it fails to validate, or is switched off by the service.',
  fix: 'Ship the log, or withhold the rule: the kit does so by itself unless the configuration was edited.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-02'],
    nist80053: ['SI-4', 'AU-12'],
    cisV8: ['8.2', '13.1'],
    iso27001: ['A.8.15', 'A.8.16'],
    mcsb: ['LT-1', 'LT-3'],
  },
  needs: ['foundation', 'detections'],
  check(configuration) {
    return alertRules(configuration).map(({ resource, name, tables }): Mark => {
      const supplies = tables.map((table) => ({ table, supply: supplyOf(configuration, table) }));
      const filled = supplies.filter(({ supply }) => supply.by === 'resource' || supply.by === 'declaration');
      const starved = supplies.filter(({ supply }) => supply.by === 'nothing');
      // A union over several tables works when one of them is there; the compiler decides which may lack.
      if (starved.length > 0 && filled.length === 0) {
        const { table, supply } = starved[0]!;
        const could = supply.by === 'nothing' ? supply.could.join(' or ') : '';
        return fail(resource, table, `'${name}' reads ${table}, which nothing fills (${could} would).`);
      }
      if (filled.length > 0 || tables.length === 0) return pass(resource, filled.map(({ table }) => table).join(', '));
      return unknown(resource, 'tables', `The input does not tell who fills ${tables.join(', ')}.`);
    });
  },
};
