import { Injectable, inject, signal } from '@angular/core';
import { PAGE_PATHS, SENSOR_CHANNELS } from '@tachograph/contracts';
import { ReadingsApi } from '../api/readings-api';
import { Notifications } from '../notifications/notifications';
import { formatPercent } from '../session/number-format';
import { LiveConnection } from './live-connection';
import type { ShownReading } from './reading-window';

const CHANNEL = SENSOR_CHANNELS.alert.name;
/** How many alerts are remembered. */
const RECENT_MAX = 20;

/**
 * The recent alerts of high stress of every device. Those that come while the page is open are told to the viewer, on whatever
 * page they are; so are those that came while the connection was lost.
 */
@Injectable({ providedIn: 'root' })
export class AlertFeed {
  private readonly api = inject(ReadingsApi);
  private readonly live = inject(LiveConnection);
  private readonly notifications = inject(Notifications);
  private readonly known = signal<readonly ShownReading[]>([]);
  private knowsThePast = false;

  /** Newest first; the value of an alert is its confidence, 0 to 1. */
  readonly recent = this.known.asReadonly();

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
    // The newest last, as they came.
    for (const alert of fresh.sort(newestFirst).slice(0, RECENT_MAX).reverse()) this.tell(alert);
  }

  private tell({ id, device, value, takenAt }: ShownReading): void {
    this.notifications.tell({
      key: `stress alert ${id}`,
      level: 'alarm',
      title: $localize`High stress`,
      text: $localize`${device}:device:: confidence ${formatPercent(value)}:share:`,
      at: takenAt,
      link: PAGE_PATHS.sensors,
    });
  }

  private remember(alerts: readonly ShownReading[]): void {
    const byId = new Map([...this.known(), ...alerts].map((alert) => [alert.id, alert]));
    this.known.set([...byId.values()].sort(newestFirst).slice(0, RECENT_MAX));
  }
}

function newestFirst(a: ShownReading, b: ShownReading): number {
  return b.takenAt - a.takenAt || b.id - a.id;
}
