/** A viewer of Tachograph's live channel, for browsers and Node: it needs a WebSocket and nothing else. */
export { LiveClient, type LiveClientOptions } from './live-client.js';
export type { Watcher, WatchRequest } from './watch.js';
export type { LinkState } from './link-state.js';
export { ReconnectingSocket, type ReconnectingSocketOptions, type SocketEvents } from './reconnecting-socket.js';
export type { PlainWebSocket, WebSocketClass } from './web-socket-class.js';
