import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { searchBounds, searchForms } from '../../lib/catalog/bounds/searches';
import type { HuntingQuery as Hunt } from '../../lib/rules/read/model';
import { oneLine } from '../../lib/values/fit';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkForm, checkText, validate } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { tagList, tagValue } from './search-tags';

export interface HuntingQueryProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace. */
  readonly workspaceId: string;
  readonly hunt: Hunt;
  /** Playbook items it answers; kept as a tag for reviewers of a plan. @default - none */
  readonly playbook?: readonly string[];
  /** Whatever the query calls: functions, watchlists. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/**
 * A hunting query: a saved search that Sentinel lists under Hunting (unless it has a category of its own), with its description, tactics and techniques as
 * tags. Every change recreates it, which is harmless: nothing refers to it.
 */
export class HuntingQuery extends Construct {
  constructor(scope: Construct, id: string, props: HuntingQueryProps) {
    super(scope, id);
    const { hunt } = props;
    validate(this, [
      checkForm('hunt.id', hunt.id, searchForms.id),
      checkText('hunt.displayName', hunt.displayName, searchBounds.displayName),
      checkText('hunt.query', hunt.query, {}),
      hunt.category !== undefined && checkText('hunt.category', hunt.category, searchBounds.category),
      claim(this, 'hunt.id', props.workspaceId, 'id of a saved search', hunt.id),
    ]);
    readable(
      new LogAnalyticsSavedSearch(this, 'resource', {
        name: hunt.id,
        logAnalyticsWorkspaceId: props.workspaceId,
        category: literal(hunt.category ?? 'Hunting Queries'),
        displayName: literal(hunt.displayName),
        query: literal(hunt.query),
        tags: huntingTags(hunt, props.playbook ?? []),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}

/** Cut to what a tag may hold, at a word, and escaped after that. */
function huntingTags(hunt: Hunt, playbook: readonly string[]): Record<string, string> | undefined {
  const tags = Object.entries({
    description: tagValue(oneLine(hunt.description)),
    tactics: tagList(hunt.tactics),
    techniques: tagList(hunt.techniques),
    playbook: tagList(playbook),
  }).filter(([, value]) => value !== '');
  return tags.length ? Object.fromEntries(tags) : undefined;
}
