import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentArea, environmentFormat } from '../environment/format/environment';
import * as environmentProblems from '../environment/model/problems';
import * as fileProblems from '../files/file-problems';
import { jsonSchemaFile } from '../files/format/format';
import { isError, type Problem } from '../files/problem';
import { kitRoot } from '../files/root';
import { controlCatalogue, handEdits, ignorableArguments, knownArguments } from '../review/docs';
import * as reviewProblems from '../review/input/problems';
import { suppressionArea, suppressionsFormat } from '../review/suppressions';
import * as exportProblems from '../suggest/problems';
import { catalogue, type Entry } from './catalogue';
import { coveragePage } from './coverage';
import { detectionIndex } from './detection-index';
import { detectionPage } from './detection-page';
import { keyTable } from './key-table';
import { kindSections } from './kinds';
import { manualStepsPage } from './manual-steps';
import { fillSection, type Page, readPage } from './page';
import { problemCodes } from './problem-codes';
import { routesPage } from './routes';
import { ruleProblems } from './rule-problems';
import { ruleSchemaFile } from './rule-schema';
import { ruleSections } from './rules';

/** Folders that hold nothing but generated pages: what is no longer generated is removed from them. */
const GENERATED_FOLDERS = ['docs/detections'];

/** Every page that the code writes, as it should be now; with an error in a rule there are none, for its page would be missing. */
export async function allPages(): Promise<{ pages: readonly Page[]; problems: readonly Problem[] }> {
  const { entries, problems } = await catalogue();
  return { pages: problems.some(isError) ? [] : pagesOf(entries), problems };
}

function pagesOf(entries: readonly Entry[]): Page[] {
  return [
    {
      path: 'environments/environment.schema.json',
      content: jsonSchemaFile(environmentFormat, 'token-theft-kit environment', false),
    },
    {
      path: 'environments/suppressions.schema.json',
      content: jsonSchemaFile(suppressionsFormat, 'Accepted findings of ttk review', true),
    },
    { path: 'rules/rule.schema.json', content: ruleSchemaFile() },
    { path: 'docs/manual-steps.md', content: manualStepsPage() },
    { path: 'docs/coverage.md', content: coveragePage(entries) },
    { path: 'docs/detections.md', content: routesPage(entries) },
    { path: 'docs/detections/README.md', content: detectionIndex(entries) },
    ...entries.map((entry) => ({ path: `docs/detections/${entry.page}`, content: detectionPage(entry) })),
    filled('docs/environments.md', {
      fields: keyTable(environmentFormat),
      problems: problemCodes([environmentProblems, environmentArea.documented, fileProblems]),
    }),
    filled('docs/egress.md', { problems: problemCodes([exportProblems]) }),
    filled('docs/rules.md', { ...ruleSections(), ...kindSections(), problems: ruleProblems() }),
    filled('docs/review.md', {
      controls: controlCatalogue(),
      'hand edits': handEdits(),
      'known arguments': knownArguments(),
      'ignorable arguments': ignorableArguments(),
      'suppression keys': keyTable(suppressionsFormat),
      problems: problemCodes([reviewProblems, suppressionArea.documented, fileProblems]),
    }),
  ];
}

/** A page that a person wrote, with its generated sections renewed. */
function filled(path: string, sections: Readonly<Record<string, string>>): Page {
  const page = readPage(path);
  if (page === undefined)
    throw new Error(`${path} is missing: its text is written by hand, only sections are generated.`);
  return { path, content: Object.entries(sections).reduce((text, [name, s]) => fillSection(text, name, s), page) };
}

/** Files in the folders of generated pages, as paths relative to the kit's folder. */
export function generatedFiles(): string[] {
  return GENERATED_FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(kitRoot, folder)).map((name) => `${folder}/${name}`);
    } catch {
      return [];
    }
  });
}
