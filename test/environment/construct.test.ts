import fc from 'fast-check';
import { isError } from '../../lib/files/problem';
import { build } from './build';
import { validLooking } from './valid-looking';
import { readFolder } from './workbench';

test('an environment is refused by its checks, with a line, or by no construct', () => {
  let built = 0;
  fc.assert(
    fc.property(validLooking, (data) => {
      const { environments, problems } = readFolder({ 'one.yaml': JSON.stringify(data) });
      expect(problems.every((p) => p.line >= 1)).toBe(true);
      expect(environments.length).toBe(problems.some(isError) ? 0 : 1);
      for (const environment of environments) {
        build(environment);
        built++;
      }
    }),
    { numRuns: 150 },
  );
  // About one in five is possible as a whole; without any, this would prove nothing.
  expect(built).toBeGreaterThan(0);
});
