import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random';
import { type BusyTable, QUIET_TABLES, type QuietTable, SHAPES, type TableShape } from './tables';

/** Columns and values that many rows share. */
export type Block = Readonly<Record<string, unknown>>;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How late records reach the workspace, in minutes: usually, and at worst for most of them. */
const LATENESS: Readonly<Record<BusyTable | QuietTable, readonly [number, number]>> = {
  SigninLogs: [2, 15],
  AADNonInteractiveUserSignInLogs: [3, 20],
  OfficeActivity: [10, 90],
  CloudAppEvents: [3, 30],
  MicrosoftGraphActivityLogs: [3, 30],
  AuditLogs: [2, 12],
  AADUserRiskEvents: [3, 15],
  AADRiskyUsers: [3, 15],
  AADServicePrincipalSignInLogs: [3, 20],
  UrlClickEvents: [2, 10],
  SecurityAlert: [1, 5],
  DeviceNetworkEvents: [2, 10],
  DeviceProcessEvents: [2, 10],
  IdentityInfo: [5, 60],
};

/**
 * Writes what happens, a file a day and table, in order of time. A row that is written late keeps its time; the moment it
 * arrived stands beside it. One row in a thousand comes twice.
 */
export class Records {
  private numbers = 0;
  private readonly today = new Map<string, Line[]>();
  private readonly blocks = new Map<string, BlockFile>();
  private readonly shapes: Readonly<Record<string, TableShape>> = SHAPES;

  constructor(
    private readonly folder: string,
    private readonly random: Random,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** A number that nothing else has: of a record, a session, a token. */
  number(): number {
    this.numbers += 1;
    return this.numbers;
  }

  /** A row of a busy table: its blocks and its own values in the order of its shape. */
  add(table: BusyTable, time: number, blocks: readonly Block[], own: readonly (string | number)[]): void {
    const shape = this.shapes[table]!;
    let text = '';
    for (let i = 0; i < blocks.length; i++) text += `|${this.blockNumber(table, shape.blocks[i]!, blocks[i]!)}`;
    for (const value of own) text += `|${typeof value === 'number' ? value : quoted(value)}`;
    this.write(table, time, text, `${table}.parts`);
  }

  /** A row of any table: its columns and values. */
  put(table: QuietTable | BusyTable, time: number, row: Block): void {
    this.write(table, time, `|${quoted(JSON.stringify(row))}`, `${table}.whole`);
  }

  /** Writes the day's files. */
  endDay(name: string): void {
    for (const [kind, lines] of this.today) {
      lines.sort((a, b) => a.time - b.time);
      const file = openSync(join(this.folder, `${kind}.${name}.rows`), 'w');
      for (let from = 0; from < lines.length; from += 20_000)
        writeSync(
          file,
          `${lines
            .slice(from, from + 20_000)
            .map(lineText)
            .join('\n')}\n`,
        );
      closeSync(file);
    }
    this.today.clear();
  }

  close(): void {
    for (const blocks of this.blocks.values()) blocks.close();
  }

  private write(table: BusyTable | QuietTable, time: number, text: string, file: string): void {
    const [usual, worst] = LATENESS[table];
    const { random } = this;
    // One in two hundred is later than it should be, by up to an hour and more.
    const minutes = random.chance(0.005) ? worst + random.next() * 60 : usual + random.next() ** 3 * (worst - usual);
    const lines = this.today.get(file) ?? [];
    if (lines.length === 0) this.today.set(file, lines);
    const line = { time: Math.round(time), arrived: Math.round(time + minutes * MINUTE), text };
    lines.push(line);
    if (random.chance(0.001)) lines.push({ ...line, arrived: line.arrived + MINUTE });
  }

  private blockNumber(table: string, part: string, block: Block): number {
    const name = `${table}.${part}`;
    let file = this.blocks.get(name);
    if (!file) {
      file = new BlockFile(join(this.folder, `${name}.blocks`));
      this.blocks.set(name, file);
    }
    return file.numberOf(block);
  }
}

interface Line {
  readonly time: number;
  readonly arrived: number;
  readonly text: string;
}

const lineText = ({ time, arrived, text }: Line): string => `${time}|${arrived}${text}`;
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

class BlockFile {
  private readonly numbers = new Map<Block, number>();
  private readonly file: number;
  private waiting: string[] = [];

  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  /** The same object is the same block. */
  numberOf(block: Block): number {
    const known = this.numbers.get(block);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(block, number);
    this.waiting.push(JSON.stringify({ number, ...block }));
    if (this.waiting.length > 10_000) this.flush();
    return number;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    if (this.waiting.length) writeSync(this.file, `${this.waiting.join('\n')}\n`);
    this.waiting = [];
  }
}

export const ALL_TABLES: readonly string[] = [...Object.keys(SHAPES), ...QUIET_TABLES];
