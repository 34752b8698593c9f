import { relative, sep } from 'node:path';
import { problemKind } from './problem';

export const invalidYaml = problemKind<{ reason: string }>({
  code: 'file/invalid-yaml',
  cause: 'The file is not well-formed YAML.',
  cure: 'Correct the YAML at this place: indentation, quotes, a missing colon, or a key that stands twice.',
  message: ({ reason }) => `this is not valid YAML: ${reason}`,
});

export const unreadableFile = problemKind<{ reason: string }>({
  code: 'file/unreadable',
  cause: 'The file or folder cannot be read.',
  cure: 'Check the path and its permissions.',
  message: ({ reason }) => `cannot read it: ${reason}`,
});

/** Relative to the working directory when below it, with forward slashes. */
export function displayPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).split(sep).join('/');
}
