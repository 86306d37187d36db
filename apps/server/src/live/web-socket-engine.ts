import { type ServerOptions, WebSocketServer } from 'ws';

/** Milliseconds that the other side has to answer a close, before the socket is cut. */
const CLOSE_TIMEOUT_MS = 2_000;

/** Speaks the WebSocket protocol on upgrades that it is handed; keeps no list of its sockets, and waits for none of them long. */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    // Not among the types of `ws` yet.
    const closing: object = { closeTimeout: CLOSE_TIMEOUT_MS };
    super({ ...options, ...closing, noServer: true, clientTracking: false, perMessageDeflate: false });
  }
}
