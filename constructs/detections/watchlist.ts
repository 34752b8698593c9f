import { SentinelWatchlist } from '@cdktf/provider-azurerm/lib/sentinel-watchlist';
import { SentinelWatchlistItem } from '@cdktf/provider-azurerm/lib/sentinel-watchlist-item';
import { WATCHLIST_ALIAS_PATTERN } from '../../lib/catalog/limits';
import { isoDuration, MINUTE } from '../../lib/values/duration';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { Construct } from '../core/cdktf';
import { checkPattern, checkText } from '../core/checks';
import { claim } from '../core/claims';
import { clash, malformed, missing, wrongCount } from '../core/errors';
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
  /** At most 10. @default - none */
  readonly labels?: readonly string[];
  /** Seconds after which a row expires; whole minutes, at least five. @default - never */
  readonly rowsExpireAfter?: number;
  /** @default - none: the watchlist is there and empty */
  readonly rows?: readonly WatchlistRow[];
}

/**
 * A watchlist and its rows. The provider has no bulk upload: each row is a resource, named by a GUID that follows
 * from what the row says. A change of the watchlist itself recreates it with all rows; deleting takes the service a
 * while, in which the alias cannot be used again.
 */
export class Watchlist extends Construct {
  /** For `_GetWatchlist`. */
  readonly alias: string;

  constructor(scope: Construct, id: string, props: WatchlistProps) {
    super(scope, id);
    const { alias, rows = [], searchKey } = props;
    checkPattern(
      this,
      'alias',
      alias,
      WATCHLIST_ALIAS_PATTERN,
      '3 to 64 letters, digits, blanks, - and _ with a letter or digit at both ends',
    );
    claim(this, 'alias', props.workspaceId, 'watchlist alias', alias);
    checkText(this, 'displayName', props.displayName, 256);
    checkText(this, 'searchKey', searchKey, 256);
    if (props.labels && props.labels.length > 10)
      throw wrongCount(this, 'labels', { min: 0, max: 10, of: 'labels' }, props.labels.length);
    const expiry = props.rowsExpireAfter;
    if (expiry !== undefined && (expiry < 5 * MINUTE || expiry % MINUTE !== 0))
      throw malformed(this, 'rowsExpireAfter', 'whole minutes, at least five, in seconds', expiry);
    const names = this.rowNames(rows, alias, searchKey);
    const watchlist = readable(
      new SentinelWatchlist(this, 'resource', {
        name: alias,
        logAnalyticsWorkspaceId: props.workspaceId,
        displayName: literal(props.displayName),
        description: props.description ? literal(props.description) : undefined,
        itemSearchKey: literal(searchKey),
        labels: props.labels?.length ? props.labels.map(literal) : undefined,
        defaultDuration: expiry === undefined ? undefined : isoDuration(expiry),
      }),
      this,
    );
    rows.forEach((row, i) => {
      const { uuid, part } = names[i]!;
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
    this.alias = alias;
  }

  /** The GUID of each row, and what its address ends in: its key, with a piece of the GUID where a key is shared. */
  private rowNames(rows: readonly WatchlistRow[], alias: string, searchKey: string): { uuid: string; part: string }[] {
    const firstRow = new Map<string, number>();
    const uses = new Map<string, number>();
    const named = rows.map((row, i) => {
      const property = `rows[${i}]`;
      const key = row[searchKey];
      if (!key?.trim()) throw missing(this, `${property}.${searchKey}`, 'rows are looked up by this column');
      const content = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
      const uuid = uuidV5(KIT_NAMESPACE, `watchlist/${alias.toLowerCase()}/${content}`);
      const twin = firstRow.get(content);
      if (twin !== undefined) throw clash(this, property, `rows[${twin}] says the same`, 'Remove one of the two.');
      firstRow.set(content, i);
      const part = identifier(key).slice(0, 60);
      uses.set(part.toLowerCase(), (uses.get(part.toLowerCase()) ?? 0) + 1);
      return { uuid, part };
    });
    return named.map(({ uuid, part }) =>
      uses.get(part.toLowerCase())! > 1 ? { uuid, part: `${part}_${uuid.slice(0, 8)}` } : { uuid, part },
    );
  }
}
