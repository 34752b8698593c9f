import { z } from 'zod';
import { INSTANT_FORM, isInstant } from '../../values/instant';

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
    .regex(/\S/, { error: 'text that is not empty' })
    .max(max, { error: `text of at most ${max} characters` });

/** A key that becomes part of a Terraform address. */
export const shortName = () =>
  pattern(
    /^[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/,
    '1 to 64 letters, digits, - and _, beginning with a letter and ending with a letter or digit',
  );

/** The name of a table, a column, a function or a parameter, as queries write it without quoting. */
export const identifier = () =>
  pattern(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, '1 to 128 letters, digits and _, not beginning with a digit');

export const instant = () => z.string().refine(isInstant, { error: INSTANT_FORM });

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
    /^\/subscriptions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourcegroups\/[-\w.()]{0,89}[-\w()]\/providers\/microsoft\.operationalinsights\/workspaces\/[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/i,
    'a workspace id: /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>',
  );

export const cidr = () => pattern(/^[0-9a-fA-F:.]+(\/\d{1,3})?$/, 'an IP address or a range such as 203.0.113.0/24');

/** The provider compares the fixed words with their case. */
export const logicAppId = () =>
  pattern(
    /^\/subscriptions\/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\/resourceGroups\/[-\w.()]{0,89}[-\w()]\/providers\/Microsoft\.Logic\/workflows\/[-()\w.]{1,80}$/,
    'the id of a Logic App: /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.Logic/workflows/<name>',
  );

/** What every resource of the kit takes: storage accounts allow names of 128 characters, others 512. */
export const tagName = () => pattern(/^[^<>%&\\?/]{1,128}$/, '1 to 128 characters without < > % & \\ ? /');

export const resourceGroupName = () =>
  pattern(/^[-\w.()]{0,89}[-\w()]$/, 'up to 90 letters, digits, - _ . ( ) and no dot at the end');

export const blobContainerName = () =>
  pattern(
    /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    '3 to 63 lower-case letters, digits and single hyphens, a letter or digit at both ends',
  );

/** True or false, with a default and its meaning. */
export const flag = (initial: boolean, description: string) =>
  z.boolean({ error: 'true or false' }).default(initial).meta({ description });
