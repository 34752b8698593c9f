import { allOf } from '../../values/text';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { summed } from '../control/summed';
import { type Detection, detections } from '../facts/detections';
import { mistakeIn, queryFacts, wasTooMuch } from '../facts/queries';
import type { Configuration } from '../input/configuration';

function judgeQuery(configuration: Configuration, rule: Detection): Mark {
  const { resource, name, query, kind, facts } = rule;
  if (query === undefined) return unknown(resource, 'query', `The query of '${name}' is known after apply only.`);
  const known = queryFacts(configuration, rule);
  if (known === 'proven') return pass(resource);
  if (!known) return unknown(resource, 'query', `The query of '${name}' was not analysed.`);
  if (wasTooMuch(known)) return unknown(resource, 'analysis', `The query of '${name}' cannot be analysed.`);
  const mistake = mistakeIn(known, kind === 'Function');
  if (mistake) return fail(resource, mistake.code.replace('kql/', ''), `'${name}' finds nothing: ${mistake.message}.`);
  const expected = facts?.tables ?? [];
  const { tables } = known.analysis;
  return expected.length > 0 && !expected.some((table) => tables.includes(table))
    ? fail(resource, 'tables', `'${name}' no longer reads ${allOf(expected)}, as its rule file does.`)
    : pass(resource);
}

export const control: Control = {
  id: 'queries-can-match',
  title: 'Every query can find something',
  severity: 'high',
  info: 'Queries of rules, hunting queries and functions are followed through filters, limits, joins and functions; those that synth proved are not analysed again.',
  why: 'A rule whose query ends in `where false` runs, costs, counts as coverage, and never raises an alert.',
  fix: 'Synthesize again, or correct the query in its rule file; `ttk check` says where it goes wrong.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-02', 'DE.CM-09'],
    nist80053: ['SI-4', 'CM-6'],
    cisV8: ['13.1', '13.11'],
    iso27001: ['A.8.16', 'A.8.9'],
    mcsb: ['LT-1', 'LT-2'],
  },
  needs: ['detections'],
  check: (configuration) =>
    summed(
      detections(configuration).map((rule) => judgeQuery(configuration, rule)),
      'query',
      'queries',
    ),
};
