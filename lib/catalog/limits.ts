import { DAY, HOUR, MINUTE } from '../values/duration';

/**
 * Limits of the platform. Durations are in seconds, sizes in characters unless the name says otherwise.
 * Sources: Microsoft Learn, "Microsoft Sentinel service limits", "Create a custom analytics rule", "Near-real-time
 * detection rules", "Automation rules", "Watchlists", "Diagnostic settings in Azure Monitor"; where marked
 * (provider), the schema of azurerm 4.55.0.
 */

// Queries and schedules of analytic rules.
export const QUERY_MIN_LENGTH = 1;
export const QUERY_MAX_LENGTH = 10_000;
export const FREQUENCY_MIN = 5 * MINUTE;
export const FREQUENCY_MAX = 14 * DAY;
export const PERIOD_MIN = 5 * MINUTE;
export const PERIOD_MAX = 14 * DAY;
/** From this look-back on, a rule may run once an hour at most (documented; the API was not seen to refuse). */
export const LONG_PERIOD = 2 * DAY;
export const LONG_PERIOD_FREQUENCY_MIN = HOUR;
/** Scheduled rules look at data that is this old at least, to let late events arrive. */
export const SCHEDULE_DELAY = 5 * MINUTE;
export const THRESHOLD_MIN = 0;
/** The provider would take any number; the service takes no more. */
export const THRESHOLD_MAX = 10_000;
export const SUPPRESSION_MIN = 5 * MINUTE;
export const SUPPRESSION_MAX = DAY;
/** An NRT rule runs once a minute, over events by their time of ingestion. */
export const NRT_FREQUENCY = MINUTE;
/** An NRT rule ignores events that arrive later than this after they happened. */
export const NRT_MAX_DELAY = 12 * HOUR;
export const WORKSPACES_PER_QUERY_MAX = 20;

// Incidents.
export const GROUPING_LOOKBACK_MIN = 5 * MINUTE;
export const GROUPING_LOOKBACK_MAX = 7 * DAY;
export const ALERTS_PER_INCIDENT_MAX = 150;

// Alerts.
/** With event grouping AlertPerResult, further results of one run share the last alert. */
export const ALERTS_PER_RUN_MAX = 150;
export const NRT_ALERTS_PER_RUN_MAX = 30;
export const DISPLAY_NAME_MAX_LENGTH = 256;
export const DESCRIPTION_MAX_LENGTH = 5000;
export const ALERT_NAME_FORMAT_MAX_LENGTH = 256;
export const ALERT_DESCRIPTION_FORMAT_MAX_LENGTH = 5000;
/** Different {{columns}} in one alert name or description format. */
export const ALERT_FORMAT_PARAMETERS_MAX = 3;
export const ENTITY_MAPPINGS_MAX = 10;
/** (provider) */
export const NRT_ENTITY_MAPPINGS_MAX = 5;
export const IDENTIFIERS_PER_MAPPING_MAX = 3;
export const ENTITIES_PER_ALERT_MAX = 500;
export const ENTITIES_BYTES_PER_ALERT_MAX = 64 * 1024;
export const CUSTOM_DETAILS_MAX = 20;
/** Names of custom details: letters, digits and underscores. */
export const CUSTOM_DETAIL_NAME_PATTERN = /^[A-Za-z0-9_]{1,500}$/;
export const CUSTOM_DETAIL_VALUES_MAX = 50;
export const CUSTOM_DETAILS_BYTES_PER_ALERT_MAX = 2 * 1024;

// Rules of one workspace.
export const ENABLED_RULES_MAX = 512;
export const ENABLED_NRT_RULES_MAX = 50;

// Automation rules.
export const AUTOMATION_RULES_MAX = 512;
export const AUTOMATION_ACTIONS_MAX = 20;
export const AUTOMATION_CONDITIONS_MAX = 50;
/** (provider) */
export const AUTOMATION_ORDER_MIN = 1;
/** (provider) */
export const AUTOMATION_ORDER_MAX = 1000;

// Watchlists.
export const WATCHLIST_ALIAS_MIN_LENGTH = 3;
export const WATCHLIST_ALIAS_MAX_LENGTH = 64;
/** Begins and ends with a letter or a digit; spaces, hyphens and underscores may stand between. */
export const WATCHLIST_ALIAS_PATTERN = /^[A-Za-z0-9][A-Za-z0-9 _-]{1,62}[A-Za-z0-9]$/;
/** Active items of all watchlists of a workspace. */
export const WATCHLIST_ITEMS_PER_WORKSPACE_MAX = 10_000_000;
/** Items are written again this often, so a query over `Watchlist` itself has to look back as far. */
export const WATCHLIST_REFRESH = 12 * DAY;

// Saved searches and tags.
/** Values of tags, and so the description of a hunting query. (provider) */
export const TAG_VALUE_MAX_LENGTH = 256;
export const TAG_NAME_MAX_LENGTH = 512;
export const TAGS_MAX = 50;

// Diagnostic settings.
/** Of one resource; commonly said of the Entra tenant too. */
export const DIAGNOSTIC_SETTINGS_MAX = 5;

// Log Analytics workspace (provider).
export const RETENTION_MIN_DAYS = 30;
export const RETENTION_MAX_DAYS = 730;
export const TABLE_RETENTION_MIN_DAYS = 4;
export const TABLE_RETENTION_MAX_DAYS = 730;
/** Total retention above `TABLE_RETENTION_MAX_DAYS` comes in these steps: whole years. */
export const TABLE_TOTAL_RETENTION_STEPS_DAYS = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;
