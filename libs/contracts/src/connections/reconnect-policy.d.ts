/**
 * How long to wait before each next attempt: nominally 1 s, doubling to 30 s, of which between half and the whole is
 * taken, so that the clients of a restarted server do not all come back in the same instant.
 */
export declare class ReconnectPolicy {
    private readonly random;
    private attempts;
    /** @param random gives numbers from 0 up to 1, as `Math.random` does. */
    constructor(random?: () => number);
    /** Milliseconds to wait before the next attempt; each call counts as one that failed. */
    next(): number;
    /** Starts over at one second: the last attempt led to a connection that held. */
    reset(): void;
}
