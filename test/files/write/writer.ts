// Puts one version after the other into a folder until it is stopped: `node writer.ts <folder> <name>`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Swap } from '../../../lib/files/write/swap';

const [folder = '', name] = process.argv.slice(2);

async function main(): Promise<void> {
  for (let i = 0; ; i++) {
    const swap = new Swap(folder, 'manifest.json');
    for (const file of [
      'stacks/a/cdk.tf.json',
      'stacks/a/kit.json',
      'stacks/b/cdk.tf.json',
      'stacks/b/kit.json',
      'manifest.json',
    ]) {
      mkdirSync(dirname(join(swap.aside, file)), { recursive: true });
      writeFileSync(join(swap.aside, file), `${name} ${i}`);
    }
    await swap.commit(() => ({ files: [], folders: [] }));
    process.send!('written');
    // As runs do: whoever waits gets its turn between two of them.
    await setTimeout(30 * Math.random());
  }
}

main();
