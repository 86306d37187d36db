import type { ShownReading } from './reading-window';

/** More often than this nobody sees a difference, and a browser that redraws for each frame of a fast device is hot. */
const PAUSE_MS = 100;
/** A hidden tab's timers hardly run: so many are held back at most. */
const HELD_MAX = 5_000;

/** Hands readings on at most ten times a second; the first after a pause at once, so that a lone one does not wait. */
export class Arrivals {
  private held: ShownReading[] = [];
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly apply: (readings: readonly ShownReading[]) => void) {}

  /** Takes readings as they come. */
  add(readings: readonly ShownReading[]): void {
    this.held = this.held.concat(readings);
    if (this.timer === undefined || this.held.length > HELD_MAX) this.release();
  }

  /** Lets go of what is held; hands on nothing more until something new comes. */
  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held = [];
  }

  private release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.held.length === 0) return;
    const readings = this.held;
    this.held = [];
    this.timer = setTimeout(() => this.release(), PAUSE_MS);
    this.apply(readings);
  }
}
