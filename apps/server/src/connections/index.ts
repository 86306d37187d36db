export { Connection } from './connection.js';
export { ConnectionRegistry } from './connection-registry.js';
export { ConnectionsModule } from './connections.module.js';
export { ConnectionIdTakenError, ConnectionNotFoundError } from './errors.js';
export { Heartbeat } from './heartbeat.js';
export { OrderedReplies } from './ordered-replies.js';
export { readJson } from './read-json.js';
export { SocketIoTransport } from './transports/socket-io-transport.js';
export { WsTransport } from './transports/ws-transport.js';
