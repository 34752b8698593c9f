import { playbookItems } from '../playbook/items';
import { deployedFor } from '../playbook/resources';
import { table } from '../report/markdown';
import type { Entry } from './catalogue';

/** What answers an item of the playbook. */
export interface Coverage {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Entry[];
  readonly functions: readonly Entry[];
  readonly resources: readonly string[];
  readonly setting?: string;
  readonly manual: boolean;
}

/** Every item of the playbook with all that answers it. */
export function coverageOf(entries: readonly Entry[]): Coverage[] {
  return playbookItems.map(({ id, title, manualStep }) => {
    const found = entries.filter(({ rule }) => rule.playbook.includes(id));
    const deployed = deployedFor.find((d) => d.item === id);
    return {
      id,
      title,
      rules: found.filter(({ rule }) => rule.kind !== 'Function'),
      functions: found.filter(({ rule }) => rule.kind === 'Function'),
      resources: deployed?.types ?? [],
      setting: deployed?.setting,
      manual: manualStep !== undefined,
    };
  });
}

export function coveragePage(entries: readonly Entry[]): string {
  const rows = coverageOf(entries).map((item) => [item.id, item.title, answers(item)]);
  return `# Coverage of the playbook

<!-- Written by \`npm run docs\`. -->

Every item of Microsoft's token theft playbook and what answers it here. \`npm test\` fails when an item has nothing.

${table(['Item', 'What the playbook asks for', 'What answers it'], rows)}
`;
}

function answers({ id, rules, functions, resources, setting, manual }: Coverage): string {
  const link = ({ title, page }: Entry) => `[${title}](detections/${page})`;
  return [
    resources.length ? `deployed by \`${setting}\`: ${resources.map((r) => `\`${r}\``).join(', ')}` : '',
    rules.length ? `rules: ${rules.map(link).join(', ')}` : '',
    functions.length ? `functions: ${functions.map(link).join(', ')}` : '',
    manual ? `by hand: [${id}](manual-steps.md#${id.toLowerCase()})` : '',
  ]
    .filter(Boolean)
    .join('; ');
}
