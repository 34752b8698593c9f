import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformOutput, Testing, Token } from '../../../constructs/core/cdktf';
import { literal, literals } from '../../../constructs/core/literal';
import { emptyStack } from '../synth';

const texts = [
  'plain',
  '${var.x}',
  '%{ if true }',
  '$${already}',
  '%%{already}',
  '$$$$${many}',
  '$',
  '100%',
  '{{Account}} and {not}',
  "@{triggerBody()?['object']}",
  'T | where x matches regex "^\\\\d+$" | extend y = "${z}"',
  'two\nlines\tand "quotes" \\ é → 𝄞',
  '${TfToken[TOKEN.0]} $${TfToken[TOKEN.0]} #{TfToken[TOKEN.0]} &{TfToken[TOKEN.0]}',
];

test('only what Terraform would evaluate is escaped', () => {
  expect(literal('a ${b} %{c} {{d}} @{e}')).toBe('a $${b} %%{c} {{d}} @{e}');
  expect(literals({ '${k}': '%{v}' })).toEqual({ '$${k}': '%%{v}' });
});

test('cdktf passes escaped text on untouched, even what looks like one of its own references', () => {
  const stack = emptyStack();
  Token.asString({ resolve: () => 'not this' });
  for (const [i, text] of texts.entries()) new TerraformOutput(stack, `o${i}`, { value: literal(text) });
  const { output } = JSON.parse(Testing.synth(stack));
  expect(texts.map((_, i) => output[`o${i}`].value)).toEqual(texts.map(literal));
});

/** How Terraform reads the string templates that `literal` writes. */
const delivered = (template: string): string =>
  template.replace(/\$\$\{|%%\{|\$\{"([^"]*)"\}/g, (match, text?: string) => text ?? match.slice(1));

test.each(texts)('arrives as written: %j', (text) => {
  expect(delivered(literal(text))).toBe(text);
});

// The same once more by Terraform itself, on machines that have it.
if (spawnSync('terraform', ['version']).status === 0) {
  test('Terraform delivers exactly the text that was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'literal '));
    try {
      const output = Object.fromEntries(texts.map((text, i) => [`o${i}`, { value: literal(text) }]));
      writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
      const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
      spawnSync('terraform', ['apply', '-auto-approve', '-input=false'], { cwd: folder, env });
      const state = JSON.parse(readFileSync(join(folder, 'terraform.tfstate'), 'utf8'));
      expect(texts.map((_, i) => state.outputs[`o${i}`].value)).toEqual(texts);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
