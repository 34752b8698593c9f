import { join } from 'node:path';
import { FIRST_DAY } from '../company/calendar';
import type { CompanyOptions } from '../company/options';
import { DAY } from '../company/records';
import { companyDatabase } from '../replay/database';
import { PythonLines } from '../replay/python';
import { columnsOf, type RunnableRule } from '../replay/rules';
import type { Finding } from './incidents';

export interface Replayed {
  readonly rule: RunnableRule;
  readonly findings: readonly Finding[];
  readonly runs: number;
  /** Runs that were made in full. */
  readonly replayed: number;
  /** Seconds of one core. */
  readonly seconds: number;
  /** Why the rule could not be run. */
  readonly error?: string;
}

interface Answer {
  readonly progress?: number;
  readonly runs?: number;
  readonly replayed?: number;
  readonly seconds?: number;
  readonly alerts?: readonly Finding[];
  readonly error?: string;
}

/** Sentinel looks each minute whether a near real time rule has something to say. */
const MINUTE = 60;

/**
 * Runs each rule at its own frequency over the days from `firstDay` on. Before them lies what rules look back at.
 * @param everything make each run in full, also those that provably find nothing
 */
export async function replay(
  rules: readonly RunnableRule[],
  company: CompanyOptions,
  firstDay: number,
  report: (what: string) => void,
  everything = false,
  workers = 2,
): Promise<Replayed[]> {
  const { python, file, translations } = await companyDatabase(company, report);
  const from = new Date(FIRST_DAY + firstDay * DAY);
  const to = new Date(FIRST_DAY + company.days * DAY);
  const results: Replayed[] = [];
  const waiting = [...rules];
  const states = new Map<string, string>();
  const tell = () => report(`${results.length} of ${rules.length} rules; ${[...states.values()].join(', ')}`);
  const lane = async () => {
    const worker = new PythonLines<Answer>(python, [join(__dirname, '../replay/replay.py'), file, translations]);
    try {
      for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
        const { alert, query, functions, tables, name } = rule;
        const asked = {
          ...{ query, functions, tables, everything, columns: columnsOf(alert) },
          frequency: alert.schedule?.frequency ?? MINUTE,
          period: alert.schedule?.period ?? null,
          from: from.toISOString().slice(0, 19),
          to: to.toISOString().slice(0, 19),
        };
        const done = await worker.ask(asked, isLast, ({ progress }) => {
          states.set(name, `${name}: run ${progress}`);
          tell();
        });
        states.delete(name);
        const { alerts: findings = [], runs = 0, replayed = 0, seconds = 0, error } = done;
        results.push({ rule, findings, runs, replayed, seconds, ...(error !== undefined && { error }) });
        tell();
      }
    } finally {
      await worker.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, rules.length) }, lane));
  return results.sort((a, b) => a.rule.file.localeCompare(b.rule.file));
}

const isLast = ({ runs, error }: Answer): boolean => runs !== undefined || error !== undefined;
