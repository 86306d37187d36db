/** One event of the Socket.IO endpoint, with what it may carry. */
export interface SocketEventInfo {
    event: string;
    description: string;
    /** An example; null where it carries nothing. */
    payload: unknown;
}
/** Answer of `GET /api/websocket/info`: how to speak to the Socket.IO endpoint. */
export interface WebsocketInfo {
    url: string;
    path: string;
    protocols: string[];
    transports: string[];
    parameters: {
        name: string;
        description: string;
        values?: string[];
    }[];
    events: {
        client_to_server: SocketEventInfo[];
        server_to_client: SocketEventInfo[];
    };
    test_page: string;
}
