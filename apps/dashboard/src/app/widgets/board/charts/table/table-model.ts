/** What a chart shows, as rows for who reads it instead. */
export interface TableModel {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that there are; only some of them may be here. */
  readonly of: number;
}
