import { deployHint } from '../../cli/deploy-hint';

test('where the cdktf command line is installed nothing is said', () =>
  expect(deployHint(() => 'found')).toBeUndefined());

test('where it is absent one line says how to go on', () => {
  const hint = deployHint(() => {
    throw new Error("Cannot find module 'cdktf-cli/package.json'");
  });
  expect(hint).toContain('terraform -chdir=cdktf.out/stacks/<stack> init');
  expect(hint).not.toContain('\n');
});
