/** A part of the kit, and the tests that should notice when it does something else. */
export interface Part {
  /** A folder, with all below it. */
  readonly folder: string;
  /** Asked first: they are quick. */
  readonly near: readonly string[];
  /** Asked about what the near ones let pass. */
  readonly far: readonly string[];
}

export const parts: readonly Part[] = [
  {
    folder: 'lib/files',
    near: ['test/files/', 'test/rules/reading'],
    far: ['test/environment/read', 'test/environment/refused', 'test/rules/kinds/'],
  },
  {
    folder: 'lib/cache',
    near: ['test/cache/cache', 'test/cache/cache-folder', 'test/cache/kit-identity'],
    far: ['test/cache/fresh'],
  },
  { folder: 'lib/rules/select', near: ['test/rules/selection'], far: [] },
  { folder: 'lib/deployment', near: ['test/deployment/'], far: [] },
  ...['detections', 'response'].map((room) => construct(room, [])),
  ...['logs', 'connectors', 'access', 'workspace'].map((room) =>
    construct(room, ['test/constructs/stacks/foundation']),
  ),
  { folder: 'constructs/stacks', near: ['test/constructs/stacks/'], far: [] },
];

function construct(room: string, far: readonly string[]): Part {
  return { folder: `constructs/${room}`, near: [`test/constructs/${room}/`], far };
}

/** Wording, which the pages of error codes hold. */
export const LEFT_OUT = /problems\.ts$/;
