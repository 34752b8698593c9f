import { tagBounds } from '../../catalog/bounds/tags';
import type { Problem } from '../../files/problem';
import { fitItems, fitText, oneLine } from '../../values/fit';
import type { CompiledRule } from '../read/model';
import { huntingTagCut } from './problems';

const MOST = tagBounds.value.max;

/** What of a hunting query is a tag in Azure and does not fit into one. Of a promoted query the analytic rule has the whole. */
export function* huntingTagsFit({ hunting, alert, at }: CompiledRule): Iterable<Problem> {
  if (!hunting || alert) return;
  const description = oneLine(hunting.description);
  const arrives = fitText(description, MOST);
  if (arrives !== description) yield huntingTagCut(at(['description']), { key: 'description', arrives });
  const techniques = fitItems(hunting.techniques, MOST);
  if (techniques.length < hunting.techniques.length)
    yield huntingTagCut(at(['relevantTechniques']), { key: 'relevantTechniques', arrives: techniques.join(',') });
  const tactics = fitItems(hunting.tactics, MOST);
  if (tactics.length < hunting.tactics.length)
    yield huntingTagCut(at(['tactics']), { key: 'tactics', arrives: tactics.join(',') });
}
