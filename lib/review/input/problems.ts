import { problemKind } from '../../files/problem';

export const missingConfiguration = problemKind<{ folder: string }>({
  code: 'review/missing-configuration',
  cause: 'The folder of the synthesized configuration has no manifest.json.',
  cure: 'Run `ttk synth`, or name the folder with --cdktf-out.',
  message: ({ folder }) => `there is no synthesized configuration in '${folder}'`,
});

export const notJson = problemKind<{ reason: string }>({
  code: 'review/not-json',
  cause: 'A file of the input is not JSON.',
  cure: 'A plan has to be turned into JSON first: `terraform show -json plan.out > plan.json`.',
  message: ({ reason }) => `this is not JSON: ${reason}`,
});

export const notAConfiguration = problemKind<{ found: string }>({
  code: 'review/not-a-configuration',
  cause: 'A JSON file does not have the form of Terraform configuration, or of the manifest that cdktf writes.',
  cure: 'Run `ttk synth` to write it anew.',
  message: ({ found }) => `this is no synthesized configuration: ${found}`,
});

export const notAPlan = problemKind<{ found: string }>({
  code: 'review/not-a-plan',
  cause: 'A JSON file given with --plan is not what `terraform show -json` prints for a plan.',
  cure: 'Run `terraform plan -out plan.out`, then `terraform show -json plan.out > plan.json`.',
  message: ({ found }) => `this is no plan of Terraform in JSON: ${found}`,
});

export const erroredPlan = problemKind({
  code: 'review/errored-plan',
  cause: 'The plan ended with an error, so it does not show all that would be deployed.',
  cure: 'Make the plan succeed, then review it.',
  message: () => 'this plan ended with an error and is incomplete',
});

export const noSuchEnvironment = problemKind<{ pattern: string; known: string }>({
  code: 'review/no-such-environment',
  cause: 'A name or glob on the command line matches no environment of the input.',
  cure: 'Use one of the names that the input has, or synthesize the environment first: `ttk synth <name>`.',
  message: ({ pattern, known }) => `no environment of the input matches '${pattern}'; there is ${known}`,
});

export const emptyInput = problemKind({
  code: 'review/empty-input',
  cause: 'The input has no stack of an environment.',
  cure: 'Run `ttk synth`, and see that environments/ has an environment that is not abstract.',
  message: () => 'there is no environment in it',
});

export const noPlan = problemKind({
  code: 'review/no-plan',
  cause: '--fail-on-change asks about the changes of a plan, and none was given.',
  cure: 'Name the plan with --plan, or leave --fail-on-change out.',
  message: () => 'this is no plan: it does not show what an apply would change',
});

export const unknownControl = problemKind<{ id: string; suggestion?: string }>({
  code: 'suppression/unknown-control',
  cause: 'A suppression names a control that does not exist.',
  cure: 'docs/review.md lists all controls.',
  message: ({ id }) => `there is no control '${id}'`,
});

export const acceptedTooFarAhead = problemKind<{ expires: string; latest: string; maximumDays: number }>({
  code: 'suppression/too-far-ahead',
  cause:
    'A suppression holds for longer than maximumDays from the day of the review, so that nobody would look at it again.',
  cure: 'Write an earlier day, and renew the entry when it nears; or raise maximumDays for the whole file.',
  message: ({ expires, latest, maximumDays }) =>
    `'expires' should be at most ${maximumDays} days ahead (maximumDays), so ${latest} at the latest, got ${expires}`,
});
