import { displayPath } from '../lib/files/file-problems';
import { outputFolder } from '../lib/files/root';

const find = (): string => require.resolve('cdktf-cli/package.json');

/** How to go on where the cdktf command line, an optional dependency, is not installed. */
export function deployHint(findCommandLine = find): string | undefined {
  try {
    findCommandLine();
    return undefined;
  } catch {
    const stack = `${displayPath(outputFolder())}/stacks/<stack>`;
    return `The cdktf command line is not installed: deploy with \`terraform -chdir=${stack} init\` and \`apply\` (docs/deploy.md).`;
  }
}
