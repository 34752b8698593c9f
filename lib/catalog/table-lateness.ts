/**
 * How late rows come at most, in hours, as rules reckon: they look back by their frequency and this. Not the usual delay, which is minutes
 * for most. Source: Microsoft publishes none; Purview says 60 to 90 minutes without a promise for audit records, the rest is practice.
 */
const HOURS: readonly (readonly [begin: RegExp, hours: number])[] = [
  [/^(?:OfficeActivity|CloudAppEvents)$/, 3],
  [/^(?:SigninLogs|AAD|AuditLogs|MicrosoftGraph)/, 2],
  [/^(?:Security|Alert|Device|Url|Email|Identity)/, 1],
];

/** Hours; undefined where none is stated. */
export const latenessOf = (table: string): number | undefined => HOURS.find(([begin]) => begin.test(table))?.[1];

/** Tables in which Identity Protection tells what it found afterwards: up to two days behind the sign-in. */
export const toldLater = (table: string): boolean => /^AAD\w*Risk/.test(table);
