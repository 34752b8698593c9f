import { displayPath } from '../../files/file-problems';
import { Configuration, type Stack } from './configuration';
import { type Reading, readSynthesized } from './read-synthesized';

/**
 * Plans beside the configuration that they were made from: what a plan cannot show (how it was synthesized, the facts of
 * the kit) is taken from there.
 */
export function besidePlans(plans: Reading, folder: string): Reading {
  const made = readSynthesized(folder);
  const byName = new Map(made.configurations.flatMap(({ stacks }) => stacks.map((stack) => [stack.name, stack])));
  const reason = `${displayPath(folder)} has no such stack`;
  const configurations = plans.configurations.map(({ name, source, stacks }) => {
    const compared = stacks.map((stack): Stack => {
      const synthesized = byName.get(stack.name);
      return { ...stack, ...(synthesized ? { synthesized } : { recorded: { reason } }) };
    });
    const kit = made.configurations.find((configuration) => configuration.name === name)?.kit;
    return new Configuration(name, source, compared, kit);
  });
  return { configurations, problems: [...plans.problems, ...made.problems] };
}
