export const CLOSE = {
    /** The server stops or restarts (RFC 6455, 1012 of the IANA registry). */
    restarting: { code: 1012, reason: 'server is stopping, come back', reconnect: true },
    /** The reader takes nothing, or less than is sent, and its limit is reached; a viewer comes back with its position. */
    tooSlow: { code: 4008, reason: 'reader too slow, come back and catch up', reconnect: true },
    /** A frame larger than the hard limit, past which it can't be read and answered (RFC 6455, 1009). */
    tooLarge: { code: 1009, reason: 'message far too large', reconnect: false },
};
//# sourceMappingURL=close-codes.js.map