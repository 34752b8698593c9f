/** A part of the kit, and the tests that should notice when it does something else. */
export interface Part {
  /** A folder, with all below it. */
  readonly folder: string;
  /** Asked first: they are quick. */
  readonly near: readonly string[];
  /** Asked about what the near ones let pass. */
  readonly far: readonly string[];
}

const construct = (room: string, stack: string): Part => ({
  folder: `constructs/${room}`,
  near: [`test/constructs/${room}/`],
  far: [`test/constructs/stacks/${stack}`],
});

export const parts: readonly Part[] = [
  {
    folder: 'lib/files',
    near: ['test/files/', 'test/rules/reading'],
    far: ['test/environment/', 'test/rules/kinds/', 'test/kql/problems', 'test/kql/declarations'],
  },
  { folder: 'lib/cache', near: ['test/cache/cache', 'test/cache/kit-identity'], far: ['test/cache/fresh'] },
  { folder: 'lib/rules/select', near: ['test/rules/selection'], far: [] },
  {
    folder: 'lib/deployment',
    near: ['test/environment/several', 'test/docs/rules'],
    far: ['test/constructs/stacks/'],
  },
  ...['detections', 'response'].map((room) => construct(room, 'detections')),
  ...['logs', 'connectors', 'access', 'workspace'].map((room) => construct(room, 'foundation')),
  { folder: 'constructs/stacks', near: ['test/constructs/stacks/'], far: ['test/environment/several'] },
];

/** Wording, which the pages of error codes hold. */
export const LEFT_OUT = /problems\.ts$/;
