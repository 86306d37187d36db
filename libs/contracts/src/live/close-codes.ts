/** Why the server closes a WebSocket, and whether the client should come back by itself. */
export interface CloseReason {
  code: number;
  reason: string;
  reconnect: boolean;
}

export const CLOSE = {
  /** The server stops or restarts (RFC 6455, 1012 of the IANA registry). */
  restarting: { code: 1012, reason: 'server is stopping, come back', reconnect: true },
  /** The reader takes nothing, or less than is sent, and its limit is reached; a viewer comes back with its position. */
  tooSlow: { code: 4008, reason: 'reader too slow, come back and catch up', reconnect: true },
  /** A person has disconnected it; one that is to stay away has to be told so where it runs. */
  disconnected: { code: 4001, reason: 'disconnected by a person, come back later', reconnect: true },
  /** A frame larger than the hard limit, past which it can't be read and answered (RFC 6455, 1009). */
  tooLarge: { code: 1009, reason: 'message far too large', reconnect: false },
} as const satisfies Record<string, CloseReason>;
