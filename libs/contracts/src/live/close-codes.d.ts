/** Why the server closes a WebSocket, and whether the client should come back by itself. */
export interface CloseReason {
    code: number;
    reason: string;
    reconnect: boolean;
}
export declare const CLOSE: {
    /** The server stops or restarts (RFC 6455, 1012 of the IANA registry). */
    readonly restarting: {
        readonly code: 1012;
        readonly reason: "server is stopping, come back";
        readonly reconnect: true;
    };
    /** The reader takes nothing, or less than is sent, and its limit is reached; a viewer comes back with its position. */
    readonly tooSlow: {
        readonly code: 4008;
        readonly reason: "reader too slow, come back and catch up";
        readonly reconnect: true;
    };
    /** A frame larger than the hard limit, past which it can't be read and answered (RFC 6455, 1009). */
    readonly tooLarge: {
        readonly code: 1009;
        readonly reason: "message far too large";
        readonly reconnect: false;
    };
};
