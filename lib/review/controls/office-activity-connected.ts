import { type Control, declared, fail, inEnvironment, judge } from '../control/control';
import { declaredConnector } from '../facts/declared';
import { deployedConnectors } from '../facts/supply';
import { get } from '../input/configuration';

const NONE = 'Activity in Exchange and SharePoint reaches nobody: there is no Office 365 connector.';

const PARTS = [
  ['exchange_enabled', 'exchange', 'Exchange'],
  ['sharepoint_enabled', 'sharepoint', 'SharePoint'],
] as const;

const WORKLOADS = ['exchange_enabled', 'sharepoint_enabled'];

export const control: Control = {
  id: 'office-activity-connected',
  title: 'Office 365 activity reaches the workspace',
  severity: 'high',
  info: 'The Office 365 connector is on, for Exchange and for SharePoint.',
  why: 'Inbox rules, forwarding and mass downloads are what a stolen token is used for; they stand in OfficeActivity.',
  fix: 'Set `connectors.office365` to {} and see that the unified audit log is on.',
  playbook: ['REQ-3', 'TRG-7', 'TRG-8', 'TRG-10'],
  frameworks: {
    nistCsf: ['DE.CM-06', 'PR.PS-04'],
    nist80053: ['AU-2', 'AU-12'],
    cisV8: ['8.2', '8.12'],
    iso27001: ['A.8.15', 'A.5.23'],
    mcsb: ['LT-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_sentinel_data_connector_office_365: WORKLOADS },
  check(configuration) {
    const office = deployedConnectors(configuration, 'office365');
    const others = declaredConnector(configuration, 'office365');
    if (office.length === 0 && others)
      return [
        declared(
          undefined,
          'connector',
          'Office 365 activity arrives past this kit, the environment says.',
          others.proof,
        ),
      ];
    if (office.length === 0) return [fail(undefined, 'connector', NONE, inEnvironment('connectors:\n  office365: {}'))];
    return office.flatMap(({ resource }) =>
      PARTS.map(([argument, key, title]) =>
        judge(
          resource,
          get(resource, argument) ?? true,
          true,
          argument,
          `Activity in ${title} reaches nobody: that part of the connector is off.`,
          inEnvironment(`connectors:\n  office365: { ${key}: true }`),
        ),
      ),
    );
  },
};
