import type { EnvironmentSummary, RuleLine } from '../lib/deployment/summary';
import { count } from '../lib/text';
import { paint } from './report';
import { wrap } from './wrap';

/** What came out for one environment, for a person at a terminal. */
export function summaryText(summary: EnvironmentSummary): string {
  const portal = summary.portal === 'defender' ? 'Defender portal' : 'Azure portal';
  const title = `${paint('bold', summary.environment, process.stdout)}  ${summary.tenant}, ${summary.cloud}, ${portal}`;
  return [title, ...resources(summary), ...rules(summary), ...steps(summary), ...notes(summary)].join('\n');
}

function resources({ stacks }: EnvironmentSummary): string[] {
  return stacks.flatMap(({ name, resources: byType }) => {
    const total = Object.values(byType).reduce((sum, n) => sum + n, 0);
    const kinds = Object.entries(byType)
      .map(([type, n]) => ({ kind: kindOf(type), n }))
      .sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1))
      .map(({ kind, n }) => `${n} ${kind}`);
    return [heading(`${name}: ${count(total, 'resource')}`), wrap(kinds.join(', '), '    ')];
  });
}

/** `azurerm_log_analytics_saved_search` -> `log analytics saved search`. */
const kindOf = (type: string): string =>
  type
    .replace(/^azure(rm|ad)_/, '')
    .replace(/^sentinel_/, '')
    .replaceAll('_', ' ');

function rules({ rules: lines }: EnvironmentSummary): string[] {
  const with_ = (status: RuleLine['status']) => lines.filter((l) => l.status === status);
  const [deployed, withheld, disabled] = [with_('deployed'), with_('withheld'), with_('disabled')];
  const kinds = (['Scheduled', 'NRT', 'Hunting', 'Function'] as const)
    .map((kind) => ({ kind, n: deployed.filter((l) => l.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${kind}`);
  const title = `Rules: ${deployed.length} deployed, ${withheld.length} withheld, ${disabled.length} disabled`;
  return [
    heading(title),
    ...(kinds.length ? [wrap(kinds.join(', '), '    ')] : []),
    ...[...withheld, ...disabled].map((line) =>
      wrap(`${line.name}: ${line.reasons.join('; ')}`, `    ${mark(line.status)} `),
    ),
  ];
}

const mark = (status: RuleLine['status']): string => (status === 'withheld' ? '-' : 'x');

function steps({ manualSteps }: EnvironmentSummary): string[] {
  if (manualSteps.length === 0) return [];
  return [
    heading('Manual steps (docs/manual-steps.md has the proof of each)'),
    ...manualSteps.map(({ item, title, where, declared }) =>
      wrap(`${title}${declared ? ' (declared done)' : `: ${where}`}`, `    ${item.padEnd(6)} `),
    ),
  ];
}

function notes({ notes: lines }: EnvironmentSummary): string[] {
  return lines.length ? [heading('Notes'), ...lines.map((line) => wrap(line, '    - '))] : [];
}

const heading = (text: string): string => `  ${paint('cyan', text, process.stdout)}`;
