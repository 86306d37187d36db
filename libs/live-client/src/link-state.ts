/** Where a connection that comes back by itself stands. */
export type LinkState =
  | { kind: 'closed' }
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** Lost; the next attempt is at `until`, milliseconds since 1970 on this machine's clock. */
  | { kind: 'waiting'; until: number }
  /** The server asked us not to come back by ourselves. */
  | { kind: 'refused'; reason: string };
