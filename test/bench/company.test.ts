import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { live } from '../../bench/company/live';

describe('a generated company', () => {
  const folders: string[] = [];
  const lived = (seed: number, days = 2): Map<string, string> => {
    const folder = mkdtempSync(join(tmpdir(), 'ttk-company-'));
    folders.push(folder);
    live({ people: 12, days, seed }, folder, () => {});
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  test('the same seed writes the same records, another seed others', () => {
    const first = lived(3);
    expect(lived(3)).toEqual(first);
    expect(lived(4)).not.toEqual(first);
  });

  test('what happens later changes nothing of what was before', () => {
    const short = lived(5, 1);
    const long = lived(5, 2);
    for (const [name, text] of short) if (name.endsWith('.rows')) expect([name, long.get(name)]).toEqual([name, text]);
  });

  test('a working day has as many records of each kind as one in an office', () => {
    const records = lived(6, 1);
    const perPerson = (table: string) => records.get(`${table}.parts.2026-08-17.rows`)!.split('\n').length / 12;
    expect(perPerson('AADNonInteractiveUserSignInLogs')).toBeGreaterThan(80);
    expect(perPerson('AADNonInteractiveUserSignInLogs')).toBeLessThan(180);
    expect(perPerson('SigninLogs')).toBeGreaterThan(6);
    expect(perPerson('SigninLogs')).toBeLessThan(14);
    expect(perPerson('OfficeActivity')).toBeGreaterThan(30);
    expect(perPerson('MicrosoftGraphActivityLogs')).toBeGreaterThan(30);
  });

  test('records are in order of time, and arrive after they were made', () => {
    for (const [name, text] of lived(7, 1)) {
      if (!name.endsWith('.rows')) continue;
      const times = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('|', 2).map(Number));
      expect(times.every(([made, arrived]) => arrived! > made!)).toBe(true);
      expect(times.every(([made], i) => i === 0 || made! >= times[i - 1]![0]!)).toBe(true);
    }
  });
});
