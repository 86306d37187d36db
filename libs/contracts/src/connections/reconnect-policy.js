const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/**
 * How long to wait before each next attempt: nominally 1 s, doubling to 30 s, of which between half and the whole is
 * taken, so that the clients of a restarted server do not all come back in the same instant.
 */
export class ReconnectPolicy {
    /** @param random gives numbers from 0 up to 1, as `Math.random` does. */
    constructor(random = Math.random) {
        this.attempts = 0;
        this.random = random;
    }
    /** Milliseconds to wait before the next attempt; each call counts as one that failed. */
    next() {
        const nominal = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.attempts);
        this.attempts += 1;
        return Math.round(nominal * (0.5 + this.random() / 2));
    }
    /** Starts over at one second: the last attempt led to a connection that held. */
    reset() {
        this.attempts = 0;
    }
}
//# sourceMappingURL=reconnect-policy.js.map