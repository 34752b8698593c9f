import { SentinelWatchlist } from '@cdktf/provider-azurerm/lib/sentinel-watchlist';
import { SentinelWatchlistItem } from '@cdktf/provider-azurerm/lib/sentinel-watchlist-item';
import { watchlistBounds, watchlistForms } from '../../lib/catalog/bounds/watchlists';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { Construct } from '../core/cdktf';
import { type Check, checkForm, checkText, validate } from '../core/checks';
import { claim } from '../core/claims';
import { clash, missing } from '../core/errors';
import { literal, literals } from '../core/literal';
import { identifier, readable } from '../core/logical-id';

/** One row: column -> text. */
export type WatchlistRow = Readonly<Record<string, string>>;

export interface WatchlistProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace that has Sentinel. */
  readonly workspaceId: string;
  /** What `_GetWatchlist` takes: 3 to 64 letters, digits, blanks, - and _, a letter or digit at both ends. */
  readonly alias: string;
  /** At most 256 characters. */
  readonly displayName: string;
  /** @default - none */
  readonly description?: string;
  /** The column that rows are looked up by; every row has a text in it. */
  readonly searchKey: string;
  /** @default - none: the watchlist is there and empty */
  readonly rows?: readonly WatchlistRow[];
}

/**
 * A watchlist and its rows. The provider has no bulk upload: each row is a resource, named by a GUID that follows
 * from what the row says. A change of the watchlist itself recreates it with all rows; deleting takes the service a
 * while, in which the alias cannot be used again.
 */
export class Watchlist extends Construct {
  constructor(scope: Construct, id: string, props: WatchlistProps) {
    super(scope, id);
    const { alias, rows = [], searchKey } = props;
    const contents = rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
    validate(this, [
      checkForm('alias', alias, watchlistForms.alias),
      claim(this, 'alias', props.workspaceId, 'watchlist alias', alias),
      checkText('displayName', props.displayName, watchlistBounds.displayName),
      checkText('searchKey', searchKey, watchlistBounds.searchKey),
      ...rows.flatMap((row, i): Check[] => {
        const first = contents.indexOf(contents[i]!);
        return [
          !row[searchKey]?.trim() && missing(`rows[${i}].${searchKey}`, 'rows are looked up by this column'),
          first < i && clash(`rows[${i}]`, `rows[${first}] says the same`, 'Remove one of the two.'),
        ];
      }),
    ]);
    const keys = rows.map((row) => identifier(row[searchKey]!).slice(0, 60));
    const watchlist = readable(
      new SentinelWatchlist(this, 'resource', {
        name: alias,
        logAnalyticsWorkspaceId: props.workspaceId,
        displayName: literal(props.displayName),
        description: props.description ? literal(props.description) : undefined,
        itemSearchKey: literal(searchKey),
      }),
      this,
    );
    // An address ends in the key of its row, with a piece of the GUID where several rows share the key.
    const shared = repeated(keys.map((key) => key.toLowerCase()));
    rows.forEach((row, i) => {
      const uuid = uuidV5(KIT_NAMESPACE, `watchlist/${alias.toLowerCase()}/${contents[i]}`);
      const key = keys[i]!;
      const part = shared.has(key.toLowerCase()) ? `${key}_${uuid.slice(0, 8)}` : key;
      readable(
        new SentinelWatchlistItem(this, `row_${part}`, {
          name: uuid,
          watchlistId: watchlist.id,
          properties: literals(row),
        }),
        this,
        part,
      );
    });
  }
}

const repeated = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.filter((text, i) => texts.indexOf(text) < i));
