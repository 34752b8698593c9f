import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { jsonPieces, type Lazily } from './json';

/** What our reports use of SARIF 2.1.0, the form that code scanning reads. */
export interface SarifRun {
  readonly columnKind: 'utf16CodeUnits';
  readonly tool: { readonly driver: object };
  readonly results: readonly SarifResult[] | Lazily;
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
}

/** In pieces, when the results are a lazy list. */
export const sarif = (run: SarifRun): Iterable<string> =>
  jsonPieces({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });

/** A command of ours, with the rules that its results name. */
export const sarifTool = (name: string, rules: readonly { readonly id: string }[]) => ({
  driver: { name, version, rules },
});

/** Relative to where the command ran, which code scanning takes for the root of the repository; a file elsewhere by its URL. */
export const sarifUri = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
