import { phaseOf, playbookItems } from '../playbook/items';

/** The page of everything that no Terraform provider can do, with the place and the proof of each step. */
export function manualStepsPage(): string {
  const items = playbookItems.filter((item) => item.manualStep);
  const phases = [...new Set(items.map(phaseOf))];
  const sections = phases.map((phase) => {
    const steps = items.filter((item) => phaseOf(item) === phase).map(stepText);
    return `## ${phase[0]!.toUpperCase()}${phase.slice(1)}\n\n${steps.join('\n\n')}`;
  });
  return `# Manual steps

<!-- Written by \`npm run docs\`. -->

What the playbook asks for and Terraform cannot do, item by item: where a person does it, and what proves it done.
\`npx ttk synth\` names the steps of preparation that are open in each environment.

${sections.join('\n\n')}
`;
}

function stepText({ id, title, manualStep, capability }: (typeof playbookItems)[number]): string {
  const declare = capability ? `\n- Then declare: \`capabilities.${capability}: true\` in the environment.` : '';
  const proof =
    manualStep!.proof.includes('\n') || manualStep!.proof.length > 100
      ? `\n\n  \`\`\`\n  ${manualStep!.proof.replace(/\n/g, '\n  ')}\n  \`\`\``
      : ` \`${manualStep!.proof}\``;
  return `### ${id}\n\n${title}.\n\n- Where: ${manualStep!.where}${declare}\n- Proof:${proof}`;
}
