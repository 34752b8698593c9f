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
  cause: 'The file or folder cannot be read: it is not there, is closed to you, is too large, or is no regular file.',
  cure: 'Check the path and its permissions; what a pipe gives has to be saved in a file first.',
  message: ({ reason }) => `cannot read it: ${reason}`,
});

export const invalidEncoding = problemKind<{ likely: string }>({
  code: 'file/invalid-encoding',
  cause: 'The file is not text in UTF-8 (or UTF-16 with a byte-order mark): this is the first byte that is none.',
  cure: 'Save the file as UTF-8 with the editor, or convert it: `iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml`.',
  message: ({ likely }) => `this is not UTF-8; it looks like ${likely}`,
});

export const nothingFound = problemKind<{ names: string }>({
  code: 'file/nothing-found',
  cause: 'A path was named in which there is no file that the command reads.',
  cure: 'Check the path; files are recognized by their ending, at any depth.',
  message: ({ names }) => `there is no file named ${names} in it`,
});

/** Relative to the working directory when below it, with forward slashes. */
export function displayPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).split(sep).join('/');
}
