/** Milliseconds between two lines about the same thing. */
const INTERVAL_MS = 60_000;

/** Tells of what may happen often: the first time at once, then at most once a minute, with the count since. */
export class RareLog {
  private toldAt = -Infinity;
  private since = 0;

  /** @param tell writes one line */
  constructor(private readonly tell: (line: string) => void) {}

  /** @param what a text, or an error that nobody foresaw, which is told with where it came from */
  note(what: unknown): void {
    this.since += 1;
    const now = performance.now();
    if (now - this.toldAt < INTERVAL_MS) return;
    const text = what instanceof Error ? (what.stack ?? what.message) : String(what);
    this.tell(this.since > 1 ? `${text} (${this.since} times since the last report)` : text);
    this.toldAt = now;
    this.since = 0;
  }
}
