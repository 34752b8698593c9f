import { isMap } from '../../files/format/place';

/**
 * The free tags of a file as texts: a list of texts, of one-key maps (`playbook: TRG-1`), of Azure-Sentinel's own maps
 * (`Schema: ASimDns`), one map, or texts joined by commas.
 */
export function tagsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => (typeof entry === 'string' ? entry.trim() : tagsOf(entry)));
  if (!isMap(value)) return String(value).split(',').flatMap(trimmed);
  return Object.entries(value).flatMap(([key, entry]) => {
    const texts = Array.isArray(entry) ? entry : [entry];
    return texts.map((text) => `${key}: ${isMap(text) ? JSON.stringify(text) : String(text)}`);
  });
}

const trimmed = (text: string): string[] => (text.trim() ? [text.trim()] : []);

/** The playbook items among tags such as `playbook: TRG-1`. */
export function playbookItems(tags: readonly string[]): readonly string[] {
  const items = tags.flatMap((tag) => /^playbook\s*:\s*(.+)$/i.exec(tag)?.[1]?.split(/[\s,]+/) ?? []);
  return [...new Set(items.map((item) => item.toUpperCase()).filter(Boolean))];
}
