/** A workbook of one environment, as the workbook construct takes it. */
export interface WorkbookSpec {
  readonly file: string;
  /** GUID of the workbook in Azure, lower case. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** What the editor's "Advanced" view shows. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Tiles that only say why they are empty here. */
  readonly omitted: readonly { readonly tile: string; readonly reason: string }[];
}
