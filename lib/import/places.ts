import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../files/bytes';
import { displayPath } from '../files/file-problems';
import { findRuleFiles } from '../files/find';
import { rulesFolder } from '../files/root';
import { YamlSource } from '../files/source';
import { matchingFiles, readSources, readTexts } from '../rules/read-rules';
import { fileStemOf } from './file-name';
import type { Candidate } from './model';

/** Folder below rules/ by kind of file. */
const FOLDERS: Readonly<Record<string, string>> = {
  Scheduled: 'analytics',
  NRT: 'analytics',
  Hunting: 'hunting',
  Function: 'investigation',
  Watchlist: 'watchlists',
  AutomationRule: 'automation',
  Workbook: 'workbooks',
  Schema: 'tables',
};

/** Where a file goes: a free path, or the file that is there already. */
export type Place = { readonly path: string } | { readonly exists: string; readonly reason: string };

/** Gives every candidate its file; nothing that exists is ever given away. */
export class Places {
  /** Id -> file, of the kit's rules and of those in the target folder. */
  private readonly ids = new Map<string, string>();
  private readonly given = new Set<string>();

  constructor(
    private readonly out: string | undefined,
    candidates: readonly Candidate[],
  ) {
    const folders = [rulesFolder, ...(out && existsSync(out) ? [out] : [])];
    const ids = new Set(candidates.map(({ id }) => id.toLowerCase()).filter(Boolean));
    // Only files that may have one of the ids are read as YAML: it takes a second to read all of the kit.
    const { rules } = readTexts(matchingFiles(findRuleFiles(folders).files, (text) => mayContain(text, ids)));
    for (const { id, alert, file } of rules) {
      this.ids.set(id, file);
      if (alert) this.ids.set(alert.id, file);
    }
  }

  placeOf({ id, name, kind, bytes, text }: Candidate): Place {
    const known = this.ids.get(id.toLowerCase());
    if (known !== undefined) return { exists: known, reason: 'a rule with this id is there already' };
    const folder = this.out ?? join(rulesFolder, FOLDERS[kind] ?? '');
    const stem = fileStemOf(name, id);
    for (let n = 1; ; n++) {
      const path = join(folder, `${stem}${n === 1 ? '' : `-${n}`}.yaml`);
      if (!existsSync(path) && !this.given.has(path.toLowerCase())) {
        this.given.add(path.toLowerCase());
        if (id !== '') this.ids.set(id.toLowerCase(), displayPath(path));
        return { path };
      }
      if (existsSync(path) && isSame(path, bytes ?? Buffer.from(text)))
        return { exists: displayPath(path), reason: 'the same file is there already' };
      // Another rule of that name may be there; a file that is no rule is work in progress.
      if (existsSync(path) && readSources([YamlSource.read(path)]).rules.length === 0)
        return { exists: displayPath(path), reason: 'a file of this name is there already' };
    }
  }
}

/** Ids that stand in no file are derived: from the file's name, or for a promotion from the id of the hunting query. */
function mayContain(text: string, ids: ReadonlySet<string>): boolean {
  const id = /^id:\s*["'{]*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/im.exec(text)?.[1];
  return id === undefined || ids.has(id.toLowerCase()) || /^promotion:/m.test(text);
}

function isSame(path: string, bytes: Buffer): boolean {
  const there = readBytes(path, bytes.length);
  return typeof there !== 'string' && there.equals(bytes);
}
