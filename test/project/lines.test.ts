import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, countLines, withoutComments } from '../../bench/lines';
import { kitRoot } from '../../lib/files/root';
import { folderWith } from '../environment/workbench';

test('blank lines and comments are no lines of code', () => {
  const text = `/** A
 * comment. */
const a = 1; // and another

/* one more */ const b = 2;
  // const c = 3;
`;
  expect(countLines(text)).toBe(2);
});

test.each([
  "const a = 'https://contoso.com'; /* x */",
  'const a = "/* no comment */"; // x',
  'const a = `// ${b ? `/* ${c} */` : "//"}\n// text`; // x',
  "const a = b.replace(/\\/\\*'/g, ''); // x",
  'const a = /[/*]/.test(b) || /"/.test(c); // x',
  'const a = b / c; // x / y',
])('what only looks like a comment stays: %s', (text) => {
  expect(withoutComments(text)).toBe(text.replace(/(\/\/ x.*|\/\* x \*\/)$/, ''));
});

test('a work tree is compared with a commit', () => {
  const root = folderWith({
    'lib/a/one.ts': 'a\n\n// b\nc\n',
    'cli/x.js': 'a\n',
    'cli/x.json': '{\n}\n',
    'main.ts': 'a\n',
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'x');
  writeFileSync(join(root, 'lib', 'a', 'one.ts'), 'a\n');
  expect(compare(root, 'HEAD')).toEqual({ before: [2, 0, 1, 1], now: [1, 0, 1, 1] });
});

test('a clone without the commit says so and ends with 3', () => {
  const args = ['--require', 'tsx/cjs', join(kitRoot, 'bench', 'lines.ts'), 'no-such-commit'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: kitRoot, encoding: 'utf8' });
  expect([status, stdout]).toEqual([3, '']);
  expect(stderr).toBe(
    'This clone does not have the commit no-such-commit: fetch the whole history, or name another commit.\n',
  );
});
