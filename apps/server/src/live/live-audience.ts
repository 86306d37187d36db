import type { OldLiveEvent, Reading } from '@tachograph/contracts';
import type { Connection } from '../connections/index.js';

/** Viewers who watch the same channels. */
interface Circle {
  readonly channels: ReadonlySet<string>;
  readonly viewers: Set<Connection>;
}

/** Who watches which channels. Viewers of the same channels get the same frame, which is encoded once. */
export class LiveAudience {
  private readonly circles = new Map<string, Circle>();
  private readonly places = new Map<Connection, string>();

  /** Every viewer, whether it watches anything or not. */
  get viewers(): Iterable<Connection> {
    return this.places.keys();
  }

  /** Puts a viewer among those who watch these channels, and nowhere else. */
  place(viewer: Connection, channels: readonly string[]): void {
    this.leave(viewer);
    const key = JSON.stringify([...channels].sort());
    const circle = this.circles.get(key) ?? { channels: new Set(channels), viewers: new Set() };
    circle.viewers.add(viewer);
    this.circles.set(key, circle);
    this.places.set(viewer, key);
  }

  leave(viewer: Connection): void {
    const key = this.places.get(viewer);
    if (key === undefined) return;
    this.places.delete(viewer);
    const circle = this.circles.get(key);
    circle?.viewers.delete(viewer);
    if (circle?.viewers.size === 0) this.circles.delete(key);
  }

  /** Sends each viewer those of the readings that it watches. */
  deliver(readings: readonly Reading[]): void {
    for (const { channels, viewers } of this.circles.values()) {
      const wanted = readings.filter(({ channel }) => channels.has(channel));
      if (wanted.length === 0) continue;
      const frame = JSON.stringify({ type: 'readings', readings: wanted } satisfies OldLiveEvent);
      for (const viewer of viewers) viewer.send(frame);
    }
  }
}
