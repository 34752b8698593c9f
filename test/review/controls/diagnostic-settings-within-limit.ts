import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'there are three' }],
  nonCompliant: [
    {
      when: 'there are six',
      change: ({ f }) => {
        const settings = f.azurerm_monitor_aad_diagnostic_setting;
        for (const name of ['d', 'e', 'f']) settings[name] = { ...settings.workspace, name };
      },
      finding: 'limit',
    },
  ],
};
