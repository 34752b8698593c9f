/** A part of the kit, and the tests that should notice when it does something else. */
export interface Part {
  /** A folder, with all below it. */
  readonly folder: string;
  /** Beginnings of the paths of their files. */
  readonly tests: readonly string[];
}

export const parts: readonly Part[] = [
  {
    folder: 'lib/files',
    tests: [
      'test/files/',
      'test/rules/reading',
      'test/environment/read',
      'test/environment/refused',
      'test/rules/kinds/',
    ],
  },
  { folder: 'lib/cache', tests: ['test/cache/cache', 'test/cache/kit-identity', 'test/cache/fresh'] },
  { folder: 'lib/rules/select', tests: ['test/rules/selection'] },
  { folder: 'lib/deployment', tests: ['test/deployment/'] },
  ...['detections', 'response'].map((room) => construct(room)),
  ...['logs', 'connectors', 'access', 'workspace'].map((room) => construct(room, 'test/constructs/stacks/foundation')),
  { folder: 'constructs/stacks', tests: ['test/constructs/stacks/', 'test/cli/synthesize', 'test/deployment/'] },
];

function construct(room: string, ...more: string[]): Part {
  return { folder: `constructs/${room}`, tests: [`test/constructs/${room}/`, ...more] };
}

/** Wording, which the pages of error codes hold. */
export const LEFT_OUT = /problems\.ts$/;
