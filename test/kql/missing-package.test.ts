import { spawn } from 'node:child_process';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { analyseInWorkers } from '../../lib/kql/workers/pool';
import { reportFailure } from '../../lib/report/failure';

// The real ones.
jest.unmock('../../lib/kql/workers/pool');
jest.mock('node:child_process', () => {
  const real = jest.requireActual('node:child_process');
  return { ...real, spawn: jest.fn(real.spawn) };
});

test('a package that workers miss is told once, with the command that installs it, not as mistakes of queries', async () => {
  const { spawn: real } = jest.requireActual<typeof import('node:child_process')>('node:child_process');
  const started = jest
    .mocked(spawn)
    .mockImplementation(((node: string, _: readonly string[], options: object) =>
      real(node, ['-e', "require('@kusto/nowhere')"], options)) as typeof spawn);
  const queries = Array.from({ length: 5 }, (_, i) => ({ text: `SigninLogs | where ResultType == '${i}'` }));
  const error = await analyseInWorkers(queries, noDeclarations).catch((thrown: unknown) => thrown);
  expect(started).toHaveBeenCalledTimes(1);
  const told: string[] = [];
  expect(reportFailure(error, (text) => told.push(text))).toBe(3);
  expect(told).toEqual(["Cannot find module '@kusto/nowhere'. Run 'npm ci' first."]);
});

test('a file of the kit that is missing is a defect, told with all that is known', () => {
  const error = Object.assign(new Error("Cannot find module './gone'"), { code: 'MODULE_NOT_FOUND' });
  const told: string[] = [];
  expect(reportFailure(error, (text) => told.push(text))).toBe(70);
  expect(told[0]).toContain('missing-package.test.ts');
});
