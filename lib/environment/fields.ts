import { z } from 'zod';

/** The forms of single values. Every message completes the sentence "<key> should be ...". */

const pattern = (regex: RegExp, allowed: string) => z.string().regex(regex, { error: allowed });

export const guid = () =>
  pattern(
    /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    'a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
  ).transform((value) => value.toLowerCase());

export const text = (max = 512) =>
  z
    .string()
    .min(1, { error: 'text that is not empty' })
    .max(max, { error: `text of at most ${max} characters` });

export const integer = (min: number, max: number, unit = '') =>
  z
    .int({ error: 'a whole number' })
    .min(min, { error: `between ${min} and ${max}${unit && ` ${unit}`}` })
    .max(max, { error: `between ${min} and ${max}${unit && ` ${unit}`}` });

export const duration = () =>
  pattern(/^(P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?|\d+[mhd])$/, 'a duration such as 5m, 1h, 14d or PT5M');

export const azureRegion = () =>
  pattern(/^[a-z][a-z0-9]{2,40}$/, 'a region in its short form, such as westeurope').meta({
    description: 'Azure region in its short form, e.g. westeurope.',
  });

export const workspaceId = () =>
  pattern(
    /^\/subscriptions\/[0-9a-f-]{36}\/resourcegroups\/[^/]{1,90}\/providers\/microsoft\.operationalinsights\/workspaces\/[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/i,
    'a workspace id: /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>',
  );

export const cidr = () => pattern(/^[0-9a-fA-F:.]+(\/\d{1,3})?$/, 'an IP address or a range such as 203.0.113.0/24');
