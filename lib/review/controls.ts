import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Control } from './control/control';

let known: readonly Control[] | undefined;

/** Every control, by id: one file each in controls/. A file there is a control by being there. */
export function controls(): readonly Control[] {
  known ??= readdirSync(join(__dirname, 'controls'))
    .filter((file) => /^[a-z0-9-]+\.[jt]s$/.test(file))
    .sort()
    .map((file) => (require(join(__dirname, 'controls', parse(file).name)) as { control: Control }).control);
  return known;
}
