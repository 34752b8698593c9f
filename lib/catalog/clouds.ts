export const cloudNames = ['public', 'usgovernment', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

/** Where analysts work. Sentinel leaves the Azure portal on 31 March 2027. */
export const portals = ['defender', 'azure'] as const;
export type Portal = (typeof portals)[number];

/** Names and hosts that differ between the clouds of Microsoft. */
export interface Cloud {
  readonly name: CloudName;
  readonly title: string;
  /** `environment` of the azurerm provider. */
  readonly azurermEnvironment: string;
  /** `environment` of the azuread provider. */
  readonly azureadEnvironment: string;
  readonly azurePortal: string;
  readonly entraAdminCenter: string;
  /** Absent where Defender XDR is not offered. */
  readonly defenderPortal?: string;
  /** What a reader should know before choosing it. */
  readonly note?: string;
  readonly login: string;
  readonly graph: string;
  readonly resourceManager: string;
  /** Query endpoint of Log Analytics. */
  readonly logAnalytics: string;
  /** Suffix of storage accounts. */
  readonly storageSuffix: string;
}

/**
 * Source: Microsoft Learn, "Azure Government endpoints", "Azure operated by 21Vianet developer guide", "National cloud
 * deployments (Microsoft Graph)"; environment names from the providers' documentation.
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    name: 'public',
    title: 'Azure',
    azurermEnvironment: 'public',
    azureadEnvironment: 'global',
    azurePortal: 'https://portal.azure.com',
    entraAdminCenter: 'https://entra.microsoft.com',
    defenderPortal: 'https://security.microsoft.com',
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    resourceManager: 'https://management.azure.com',
    logAnalytics: 'https://api.loganalytics.azure.com',
    storageSuffix: 'core.windows.net',
  },
  usgovernment: {
    name: 'usgovernment',
    title: 'Azure Government',
    azurermEnvironment: 'usgovernment',
    azureadEnvironment: 'usgovernmentl4',
    azurePortal: 'https://portal.azure.us',
    entraAdminCenter: 'https://entra.microsoft.us',
    defenderPortal: 'https://security.microsoft.us',
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    resourceManager: 'https://management.usgovcloudapi.net',
    logAnalytics: 'https://api.loganalytics.us',
    storageSuffix: 'core.usgovcloudapi.net',
  },
  china: {
    name: 'china',
    title: 'Azure operated by 21Vianet',
    azurermEnvironment: 'china',
    azureadEnvironment: 'china',
    azurePortal: 'https://portal.azure.cn',
    entraAdminCenter: 'https://entra.microsoftonline.cn',
    note: 'Microsoft Sentinel was retired in the Azure regions of China on 18 August 2026.',
    login: 'https://login.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    resourceManager: 'https://management.chinacloudapi.cn',
    logAnalytics: 'https://api.loganalytics.azure.cn',
    storageSuffix: 'core.chinacloudapi.cn',
  },
};
