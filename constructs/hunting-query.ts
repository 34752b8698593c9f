import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { DISPLAY_NAME_MAX_LENGTH, TAG_VALUE_MAX_LENGTH } from '../lib/catalog/limits';
import type { HuntingQuery as Hunt } from '../lib/rules/model';
import { ellipsis } from '../lib/text';
import { Construct, type IConstruct } from './cdktf';
import { checkPattern, checkText } from './checks';
import { claim } from './claims';
import { resourcesIn } from './dependencies';
import { literal } from './literal';
import { readable } from './logical-id';

export interface HuntingQueryProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace. */
  readonly workspaceId: string;
  readonly hunt: Hunt;
  /** Whatever the query calls: functions, watchlists. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/**
 * A hunting query: a saved search that Sentinel lists under Hunting, with its description, tactics and techniques as
 * tags. Every change recreates it, which is harmless: nothing refers to it.
 */
export class HuntingQuery extends Construct {
  constructor(scope: Construct, id: string, props: HuntingQueryProps) {
    super(scope, id);
    const { hunt } = props;
    checkPattern(this, 'hunt.id', hunt.id, /^[^/?#%\s]{1,260}$/, 'a name without / ? # % and blanks');
    checkText(this, 'hunt.displayName', hunt.displayName, DISPLAY_NAME_MAX_LENGTH);
    checkText(this, 'hunt.query', hunt.query, Number.POSITIVE_INFINITY);
    claim(this, 'hunt.id', props.workspaceId, 'id of a saved search', hunt.id);
    readable(
      new LogAnalyticsSavedSearch(this, 'resource', {
        name: hunt.id,
        logAnalyticsWorkspaceId: props.workspaceId,
        category: 'Hunting Queries',
        displayName: literal(hunt.displayName),
        query: literal(hunt.query),
        tags: huntingTags(hunt),
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}

/** Cut to what a tag may hold, at a word, and escaped after that. */
function huntingTags(hunt: Hunt): Record<string, string> | undefined {
  const tags = Object.entries({
    description: tagValue(hunt.description.replace(/\s+/g, ' ').trim()),
    tactics: tagList(hunt.tactics),
    techniques: tagList(hunt.techniques),
  }).filter(([, value]) => value !== '');
  return tags.length ? Object.fromEntries(tags) : undefined;
}

/** At most 256 bytes: the provider counts those, and `…` alone has three. */
function tagValue(text: string): string {
  let max = TAG_VALUE_MAX_LENGTH;
  let value = text;
  while (Buffer.byteLength(value) > TAG_VALUE_MAX_LENGTH) value = ellipsis(text, max--);
  return literal(value);
}

/** As many whole items as fit, parted by commas. */
function tagList(items: readonly string[]): string {
  let value = '';
  for (const item of items) {
    const longer = value ? `${value},${item}` : item;
    if (Buffer.byteLength(longer) > TAG_VALUE_MAX_LENGTH) break;
    value = longer;
  }
  return literal(value);
}
