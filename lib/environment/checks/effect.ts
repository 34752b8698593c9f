import { isMap } from '../../files/format/place';
import type { Problem } from '../../files/problem';
import type { Path, YamlSource } from '../../files/source';
import type { EnvironmentInput } from '../format/environment';
import { settingWithoutEffect } from '../model/problems';

/** Sections that do nothing while they are switched off. */
const SECTIONS: readonly (readonly [path: Path, isOn: (input: EnvironmentInput) => boolean])[] = [
  [['diagnostics', 'archive'], ({ diagnostics }) => diagnostics.archive.enabled],
  [['diagnostics', 'stream'], ({ diagnostics }) => diagnostics.stream.enabled],
  [['automation'], ({ automation }) => automation.enabled],
  [['lock'], ({ lock }) => lock.enabled],
];

/** What a file says of what is switched off. What it inherits may be meant for those of its kind that switch it on. */
export function settingsWithoutEffect(input: EnvironmentInput, own: unknown, source: YamlSource): Problem[] {
  return SECTIONS.filter(([, isOn]) => !isOn(input)).flatMap(([path]) =>
    Object.keys(sectionOf(own, path))
      .filter((key) => key !== 'enabled')
      .map((key) => {
        const section = path.join('.');
        const facts = { key: `${section}.${key}`, needs: `${section}.enabled is false` };
        return settingWithoutEffect(source.at([...path, key], 'key'), facts);
      }),
  );
}

function sectionOf(value: unknown, path: Path): Record<string, unknown> {
  const found = path.reduce<unknown>((here, key) => (isMap(here) ? here[key] : undefined), value);
  return isMap(found) ? found : {};
}
