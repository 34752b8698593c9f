import { z } from 'zod';
import { flag, instant } from './fields';

/** The data connectors of Sentinel. */
export const connectors = z
  .strictObject({
    identityProtection: flag(false, 'Alerts of Entra ID Protection.'),
    cloudApps: z
      .strictObject({
        alerts: flag(true, 'Alerts of Defender for Cloud Apps.'),
        discovery: flag(true, 'Cloud discovery (shadow IT) logs.'),
      })
      .optional(),
    defenderXdr: flag(false, 'Incidents and alerts of Defender XDR.'),
    office365: z
      .strictObject({
        exchange: flag(true, 'Exchange.'),
        sharepoint: flag(true, 'SharePoint and OneDrive.'),
        teams: flag(true, 'Teams.'),
      })
      .optional()
      .meta({ description: 'Office activity (OfficeActivity).' }),
    endpoint: flag(false, 'Alerts of Defender for Endpoint.'),
    identity: flag(false, 'Alerts of Defender for Identity.'),
    defenderForOffice365: flag(false, 'Alerts of Defender for Office 365.'),
    insiderRisk: flag(false, 'Alerts of Insider Risk Management.'),
    microsoftThreatIntelligence: z
      .strictObject({
        since: instant().default('1970-01-01T00:00:00Z').meta({ description: 'Oldest indicators to bring in.' }),
      })
      .optional()
      .meta({ description: "Microsoft's own threat feed." }),
    threatIntelligencePlatforms: flag(false, 'Indicators pushed by a platform (deprecated by Microsoft).'),
  })
  .prefault({});
