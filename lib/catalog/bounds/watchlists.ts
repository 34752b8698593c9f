import { form, KIT, learn, type Range, type Sourced } from './bound';

/** What Sentinel takes of watchlists. */
export const watchlistBounds = {
  displayName: { max: 256, unit: 'characters', source: KIT },
  searchKey: { max: 256, unit: 'characters', source: KIT },
  /**
   * Of one watchlist. The provider has no bulk upload: each row is a Terraform resource, read one by one at every plan. Some hundreds
   * are fine; longer lists belong into the portal or the API, and the alias still finds them.
   */
  rows: { max: 500, unit: 'rows', source: KIT },
} as const satisfies Record<string, Sourced<Range>>;

export const watchlistForms = {
  alias: form(
    /^[A-Za-z0-9][A-Za-z0-9 _-]{1,62}[A-Za-z0-9]$/,
    '3 to 64 letters, digits, blanks, - and _, a letter or digit at both ends',
    learn('Watchlists in Microsoft Sentinel'),
  ),
  /** Microsoft's own templates have blanks in them (`User Principal Name`); queries write those in brackets and quotes. */
  column: form(
    /^(?=.{1,256}$)[^\s"'\\,;[\]\p{C}](?:[^"'\\,;[\]\p{C}]*[^\s"'\\,;[\]\p{C}])?$/u,
    'up to 256 characters, without quotes, brackets, commas, semicolons and \\, and no blank at the ends',
    KIT,
  ),
};
