/** What is used of a WebSocket: that of browsers, of Node, and of the package `ws` have it alike. */
export interface PlainWebSocket {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Makes a WebSocket that connects at once. */
export type WebSocketClass = new (url: string) => PlainWebSocket;
