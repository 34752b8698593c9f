import { join, resolve, sep } from 'node:path';

/** The folder of the kit: where package.json, environments/ and rules/ lie. */
export const kitRoot = join(__dirname, '..', '..');
export const environmentsFolder = join(kitRoot, 'environments');
export const rulesFolder = join(kitRoot, 'rules');

/** Where Terraform JSON goes, beside the environments wherever the command runs; an empty variable is none. */
export const outputFolder = (): string => resolve(kitRoot, process.env.CDKTF_OUTDIR || 'cdktf.out');

/** Whether a file, as a person would type it, is one of the rules that the kit ships. */
export const isOfKit = (file: string): boolean => resolve(file).startsWith(rulesFolder + sep);
