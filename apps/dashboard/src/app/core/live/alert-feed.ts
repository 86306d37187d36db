import { Injectable, computed, inject, signal } from '@angular/core';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { ReadingsApi } from '../api/readings-api';
import { LiveConnection } from './live-connection';
import type { ShownReading } from './reading-window';

const CHANNEL = SENSOR_CHANNELS.alert.name;
/** How many alerts are remembered, and how many of them may stand on the page at once. */
const RECENT_MAX = 20;
const TOASTS_MAX = 3;

/**
 * The alerts of high stress of every device, on whatever page the reader is: the recent ones, and those of them that
 * came while the page is open and were not dismissed yet. What came while the connection was lost counts among these.
 */
@Injectable({ providedIn: 'root' })
export class AlertFeed {
  private readonly api = inject(ReadingsApi);
  private readonly live = inject(LiveConnection);
  private readonly known = signal<readonly ShownReading[]>([]);
  private readonly undismissed = signal<readonly ShownReading[]>([]);
  private knowsThePast = false;

  /** Newest first; the value of an alert is its confidence, 0 to 1. */
  readonly recent = this.known.asReadonly();
  /** What stands on the page, newest first. */
  readonly toasts = computed(() => this.undismissed().slice(0, TOASTS_MAX));
  /** How many more there are than stand on the page. */
  readonly waiting = computed(() => this.undismissed().length - this.toasts().length);

  /** Watches from now on, for as long as the page is open. */
  start(): void {
    this.live.watch(
      { channels: [`*/${CHANNEL}`], mode: 'every' },
      {
        subscribed: ({ recovered }) => {
          if (recovered === null || !this.knowsThePast) void this.readPast();
        },
        readings: (alerts) => this.raise(alerts),
        gap: () => void this.readPast(),
      },
    );
  }

  /** Takes one from the page; it stays among the recent ones. */
  dismiss(id: number): void {
    this.undismissed.update((alerts) => alerts.filter((alert) => alert.id !== id));
  }

  private async readPast(): Promise<void> {
    try {
      const past = await this.api.last({ channel: CHANNEL, device: null, limit: RECENT_MAX });
      // What was there before the page was opened is nothing to interrupt anybody for.
      if (this.knowsThePast) this.raise(past);
      else this.remember(past);
      this.knowsThePast = true;
    } catch {
      // The pages say that the history can't be read; it is read again after the next subscription.
    }
  }

  private raise(alerts: readonly ShownReading[]): void {
    const ids = new Set(this.known().map(({ id }) => id));
    const fresh = alerts.filter(({ id }) => !ids.has(id));
    this.remember(fresh);
    this.undismissed.update((before) => [...before, ...fresh].sort(newestFirst).slice(0, RECENT_MAX));
  }

  private remember(alerts: readonly ShownReading[]): void {
    const byId = new Map([...this.known(), ...alerts].map((alert) => [alert.id, alert]));
    this.known.set([...byId.values()].sort(newestFirst).slice(0, RECENT_MAX));
  }
}

function newestFirst(a: ShownReading, b: ShownReading): number {
  return b.takenAt - a.takenAt || b.id - a.id;
}
