/**
 * Products whose alerts a "Microsoft security" incident rule can turn into incidents; the names are old ones that the
 * API kept. Source: `product_filter` of azurerm_sentinel_alert_rule_ms_security_incident at azurerm 4.55.0.
 */
export const incidentRuleProducts = [
  'Microsoft Cloud App Security',
  'Azure Security Center',
  'Azure Active Directory Identity Protection',
  'Azure Security Center for IoT',
  'Azure Advanced Threat Protection',
  'Microsoft Defender Advanced Threat Protection',
  'Office 365 Advanced Threat Protection',
] as const;

export type IncidentRuleProduct = (typeof incidentRuleProducts)[number];

/** What each is called today. */
export const currentProductName: Readonly<Record<IncidentRuleProduct, string>> = {
  'Microsoft Cloud App Security': 'Microsoft Defender for Cloud Apps',
  'Azure Security Center': 'Microsoft Defender for Cloud',
  'Azure Active Directory Identity Protection': 'Microsoft Entra ID Protection',
  'Azure Security Center for IoT': 'Microsoft Defender for IoT',
  'Azure Advanced Threat Protection': 'Microsoft Defender for Identity',
  'Microsoft Defender Advanced Threat Protection': 'Microsoft Defender for Endpoint',
  'Office 365 Advanced Threat Protection': 'Microsoft Defender for Office 365',
};
