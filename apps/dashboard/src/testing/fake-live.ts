import { signal } from '@angular/core';
import {
  matchesChannel,
  parseChannelPattern,
  type LivePosition,
  type LiveRange,
  type Reading,
} from '@tachograph/contracts';
import type { LinkState, Watcher, WatchRequest } from '@tachograph/live-client';
import { NOON } from './readings';

/** Stands in for the live connection: a test sees what is watched, and speaks as the server. */
export class FakeLive {
  private readonly watches = new Map<symbol, { request: WatchRequest; watcher: Watcher }>();
  readonly state = signal<LinkState>({ kind: 'open' });
  position: LivePosition = { epoch: 'test', seq: 0, time: NOON };
  /** How many watches were ended. */
  ended = 0;

  readonly watch = (request: WatchRequest, watcher: Watcher): (() => void) => {
    const key = Symbol();
    this.watches.set(key, { request, watcher });
    return () => {
      if (this.watches.delete(key)) this.ended += 1;
    };
  };

  /** From where on each of them was asked for. */
  get after(): (LivePosition | undefined)[] {
    return [...this.watches.values()].map(({ request }) => request.after);
  }

  /** The addresses that are watched now. */
  get watched(): string[] {
    return [...this.watches.values()].flatMap(({ request }) => request.channels);
  }

  subscribed(recovered: boolean | null = null): void {
    for (const { watcher } of this.watches.values()) watcher.subscribed?.({ recovered, position: this.position });
  }

  /** Hands each watch those readings whose channel it wants. */
  arrive(...readings: Reading[]): void {
    for (const { request, watcher } of [...this.watches.values()]) {
      const wanted = readings.filter((reading) => isWanted(request.channels, reading));
      if (wanted.length > 0) watcher.readings(wanted, this.position);
    }
  }

  behind(readings: number): void {
    for (const { watcher } of this.watches.values()) watcher.behind?.(readings);
  }

  gap(reload: LiveRange = { from: NOON, to: NOON }): void {
    for (const { watcher } of this.watches.values()) watcher.gap?.(reload);
  }
}

function isWanted(channels: readonly string[], { device, channel }: Reading): boolean {
  const patterns = channels.flatMap((each) => parseChannelPattern(each) ?? []);
  return patterns.some((pattern) => matchesChannel(pattern, device, channel));
}
