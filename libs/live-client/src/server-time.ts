/** How much the estimate may fall with each message, in milliseconds: enough to follow two clocks that drift apart. */
const DRIFT_MS = 10;

/** A message that seems to be later than this was not delayed: this machine's clock was set. */
const CLOCK_SET_MS = 60_000;

/** The server's clock, as far as its messages tell. */
export class ServerTime {
  private offset?: number;

  /** @param localNow this machine's clock, milliseconds since 1970 */
  constructor(private readonly localNow: () => number) {}

  /** Milliseconds since 1970 by the server's clock; by this machine's before the server has said a word. */
  now(): number {
    return this.localNow() + (this.offset ?? 0);
  }

  /** Takes the time with which a connection began as the new base. */
  begin(serverTime: number): void {
    this.offset = serverTime - this.localNow();
  }

  /**
   * Takes in the time that a later message carried. A message that was delayed on its way would turn the clock back and
   * make what came with it look fresh, so the estimate follows at once only upwards.
   */
  follow(serverTime: number): void {
    const sample = serverTime - this.localNow();
    const known = this.offset ?? sample;
    this.offset = known - sample > CLOCK_SET_MS ? sample : Math.max(sample, known - DRIFT_MS);
  }
}
