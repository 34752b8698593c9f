import { allOf } from '../../values/text';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import { summed } from '../control/summed';
import { type Configuration, textOf } from '../input/configuration';
import { provenanceOf, standing } from '../provenance/provenance';

/** What comes out of rule files: only their compiler can judge it. */
const COMPILED =
  /^azurerm_(sentinel_(alert_rule|automation_rule|watchlist)(_\w+)?|log_analytics_saved_search|application_insights_workbook)\./;

/** As people know it; of what was removed only the address is left. */
function nameOf({ resources }: Configuration, address: string): string {
  const found = resources.find((resource) => resource.address === address);
  const name = found && (textOf(found, 'display_name') ?? textOf(found, 'name'));
  return name === undefined ? address : `'${name}'`;
}

function marks(configuration: Configuration): readonly Mark[] {
  const edits = provenanceOf(configuration).edited.filter(({ address }) => COMPILED.test(address));
  const edited = new Set(edits.map(({ stack, address }) => `${stack}\n${address}`));
  const others = configuration.resources.filter(
    ({ address, stack }) => COMPILED.test(address) && !edited.has(`${stack}\n${address}`),
  );
  const open = others.filter((resource) => standing(configuration, resource) === 'notKnown');
  return [
    ...edits.map(({ address, stack, what, paths }) => {
      const how = paths.length > 0 ? `: ${allOf(paths)}` : '';
      return fail({ address, stack }, what, `${nameOf(configuration, address)} was ${what} after synthesis${how}.`);
    }),
    ...[...new Set(open.map(({ stack }) => stack))].map((stack) =>
      unknown({ address: '', stack }, 'notKnown', `It is not known whether ${stack} is as it was synthesized.`),
    ),
    ...others.filter((resource) => !open.includes(resource)).map((resource) => pass(resource)),
  ];
}

export const control: Control = {
  id: 'detections-as-synthesized',
  title: 'Detections are as the compiler left them',
  severity: 'high',
  info: 'Rules, saved queries, functions, watchlists, workbooks and automation rules are compared with what synth noted of them in kit.json.',
  why: 'A query can be made blind in ways that no review of the output sees; only the compiler proves it, from the rule files.',
  fix: 'Change the rule file or the environment instead of the output, and run `ttk synth`.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['PR.PS-01', 'DE.AE-02'],
    nist80053: ['CM-3', 'CM-6', 'SI-4'],
    cisV8: ['4.1', '13.1'],
    iso27001: ['A.8.9', 'A.8.32'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  check: (configuration) => summed(marks(configuration), 'resource'),
};
