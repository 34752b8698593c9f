import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KitRecord, RECORD_FILE, RECORD_FORMAT } from '../../record/record';
import { readJsonFile } from './json-file';

/** What synth noted of a stack, or why that cannot be used. */
export type Recorded = { readonly record: KitRecord } | { readonly reason: string };

type Json = Readonly<Record<string, unknown>>;

/** The record that a fresh synthesis made. */
export function readAnew(outdir: string, stack: string): Recorded {
  const folder = join(outdir, 'stacks', stack);
  return existsSync(folder)
    ? readRecord(folder, stack)
    : { reason: 'a fresh synthesis of the environments has no such stack' };
}

/** Reads the record beside the configuration of a stack. It never makes the input unusable: what it would prove is not known. */
export function readRecord(folder: string, stack: string): Recorded {
  const path = join(folder, RECORD_FILE);
  if (!existsSync(path)) return { reason: `there is no ${RECORD_FILE} beside it` };
  const file = readJsonFile(path);
  if (!('text' in file)) return damaged(file.message);
  const { value } = file;
  if (typeof value.format !== 'number') return damaged('it names no format');
  if (value.format !== RECORD_FORMAT)
    return {
      reason: `its ${RECORD_FILE} has format ${value.format}, and this version of the kit reads ${RECORD_FORMAT}`,
    };
  if (!isKitRecord(value)) return damaged('it does not have the form that synth writes');
  return value.stack === stack ? { record: value } : { reason: `its ${RECORD_FILE} belongs to '${value.stack}'` };
}

const damaged = (reason: string): Recorded => ({ reason: `its ${RECORD_FILE} is damaged: ${reason}` });

function isKitRecord(found: Json): found is Json & KitRecord {
  const { inputs, resources, blocks, provenQueries, places } = found;
  return (
    [found.kit, found.environment, found.stack].every(isText) &&
    isMap(inputs) &&
    isMapOf(isText, inputs.files) &&
    Array.isArray(inputs.folders) &&
    inputs.folders.every(isFolder) &&
    isMapOf((item) => isMapOf(isText, item), resources) &&
    isMapOf(isText, blocks) &&
    isListOfTexts(provenQueries) &&
    isMap(places) &&
    isMapOf(isText, places.keys) &&
    isMapOf(isText, places.resources) &&
    isMapOf((item) => isMapOf(isText, item), places.files)
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMapOf = (is: (item: unknown) => boolean, value: unknown): boolean =>
  isMap(value) && Object.values(value).every(is);
const isFolder = (value: unknown): boolean =>
  isText(value) || (isMap(value) && isText(value.path) && isListOfTexts(value.exclude));
const isListOfTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
