/** The path of the Socket.IO endpoint (Engine.IO 4 and 3). */
export const SOCKET_IO_PATH = '/socket.io/';
/** What a client says of itself in `?type=`; one that says nothing else is both. */
export const SOCKET_CLIENT_TYPES = ['esp32', 'frontend'];
//# sourceMappingURL=socket-events.js.map