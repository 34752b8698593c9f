import type { ControlCases } from './cases';

/** Cases of a control that requires log categories of Entra ID in the workspace, with one of them as the example. */
export const exportCases = (category: string): ControlCases => ({
  compliant: [{ when: 'the category is sent to the workspace' }],
  nonCompliant: [
    {
      when: 'the category is left out',
      change: ({ f }) => {
        const setting = f.azurerm_monitor_aad_diagnostic_setting.workspace;
        setting.enabled_log = setting.enabled_log.filter((log: { category: string }) => log.category !== category);
      },
      finding: category,
    },
    {
      when: 'it goes to the archive only',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
      },
      finding: category,
    },
  ],
  declared: [
    {
      when: 'the environment says that something else ships its table',
      change: ({ f, kit }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
        kit.otherTables = ['*'];
      },
      finding: category,
    },
  ],
  unknown: [
    {
      when: 'the categories are known after apply only',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.enabled_log = '${data.http_list.wanted.logs}';
      },
      finding: category,
    },
    {
      when: 'the foundation is not part of the input',
      change: (world) => {
        world.foundation = undefined;
      },
      finding: 'input',
    },
  ],
});

/** The same for a category that a licence must cover. */
export function licensedExportCases(category: string): ControlCases {
  const cases = exportCases(category);
  return {
    ...cases,
    unknown: [
      ...(cases.unknown ?? []),
      {
        when: 'nothing tells the licences',
        change: (world) => {
          world.kit = undefined;
          world.f = world.foundation.resource = {
            azurerm_log_analytics_workspace: world.f.azurerm_log_analytics_workspace,
          };
        },
      },
    ],
    notApplicable: [
      {
        when: 'the tenant lacks the licence',
        change: ({ kit, f }) => {
          kit.licences = [];
          delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
        },
      },
    ],
  };
}
