import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DeviceTraffic, Reading } from '@tachograph/contracts';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { withinDeadline } from '../platform/deadline.js';
import { RareLog } from '../platform/rare-log.js';
import { ReadingIngest } from '../readings/index.js';
import { SendingDevice } from './sending-device.js';
import type { DeviceTrafficEntity } from './store/device-traffic.entity.js';
import { TRAFFIC_ROWS_AT_ONCE, TrafficTable } from './store/traffic-table.js';

/** Milliseconds between two times that what was counted is saved: a crash loses no more. */
const SAVE_EVERY_MS = 10_000;

/** Milliseconds that the end of the server waits for the last save. */
const LAST_SAVE_MS = 2_000;

/** Milliseconds of silence after which a device is forgotten; its rate is nought by then, and the rest is saved. */
const IDLE_MS = 120_000;

/** Devices counted at once: bounded, since clients choose their names. Those beyond are counted when others fall silent. */
const DEVICES_MAX = 100_000;

/** How a device sends, and when its last reading was received, milliseconds since 1970. */
export interface MeteredTraffic extends DeviceTraffic {
  readonly lastReceived: number | null;
}

/**
 * Counts what devices send, off the way of a reading: it hears of readings once they are stored and published, and of messages
 * that are acknowledged again from the door. Counts are saved every ten seconds and at the end: a crash loses the last ten
 * seconds of them, and a save of which nobody knows whether it took place may count twice. No reading depends on them.
 */
@Injectable()
export class TrafficMeter implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(TrafficMeter.name);
  private readonly failures = new RareLog((line) => {
    this.logger.error(line);
  });
  private readonly devices = new Map<string, SendingDevice>();
  private readonly startedAt: number;
  private unsubscribe: () => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Saves and questions take turns: neither sees half of a save. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly table: TrafficTable,
    private readonly bus: FanoutBus,
    private readonly ingest: ReadingIngest,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  onModuleInit(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      this.count(readings);
    });
    this.ingest.onRepetition((device) => this.find(device)?.countRepetition());
    this.timer = setInterval(() => void this.inTurn(() => this.save()), SAVE_EVERY_MS).unref();
  }

  /** After the door has closed and the last readings were published; the database is still open. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.unsubscribe();
    await withinDeadline(
      this.inTurn(() => this.save()),
      LAST_SAVE_MS,
    ).catch(() => undefined);
  }

  /** How devices send, in the order asked. */
  of(devices: readonly { readonly id: number; readonly name: string }[]): Promise<MeteredTraffic[]> {
    return this.inTurn(async () => {
      const traffic: MeteredTraffic[] = [];
      for (let at = 0; at < devices.length; at += TRAFFIC_ROWS_AT_ONCE) {
        if (at > 0) await nextTurn();
        const part = devices.slice(at, at + TRAFFIC_ROWS_AT_ONCE);
        const rows = await this.table.read(part.map(({ id }) => id));
        const saved = new Map(rows.map((row) => [row.deviceId, row]));
        traffic.push(...part.map(({ id, name }) => this.sum(name, saved.get(id))));
      }
      return traffic;
    });
  }

  /** Hot path: one look-up for readings of the same device that come together. */
  private count(readings: readonly Reading[]): void {
    let name: string | undefined;
    let device: SendingDevice | undefined;
    for (const reading of readings) {
      if (reading.device !== name) {
        name = reading.device;
        device = this.find(name);
      }
      device?.count(reading);
    }
  }

  private find(name: string): SendingDevice | undefined {
    const known = this.devices.get(name);
    if (known !== undefined || this.devices.size >= DEVICES_MAX) return known;
    const device = new SendingDevice(name, this.clock.now());
    this.devices.set(name, device);
    return device;
  }

  private sum(name: string, saved: DeviceTrafficEntity | undefined): MeteredTraffic {
    const device = this.devices.get(name);
    const news = device?.news;
    return {
      since: saved?.since ?? news?.since ?? this.startedAt,
      readings: (saved?.readings ?? 0) + (news?.readings ?? 0),
      duplicates: (saved?.duplicates ?? 0) + (news?.duplicates ?? 0),
      late: (saved?.late ?? 0) + (news?.late ?? 0),
      perSecond: device?.perSecond(this.clock.now(), this.startedAt) ?? 0,
      clockOffset: news?.clockOffset ?? saved?.clockOffset ?? null,
      lastReceived: news?.lastReceived ?? saved?.lastReceived ?? null,
    };
  }

  private async save(): Promise<void> {
    try {
      const unsaved = [...this.devices.values()].filter(({ hasNews }) => hasNews);
      for (let at = 0; at < unsaved.length; at += TRAFFIC_ROWS_AT_ONCE) {
        await this.savePart(unsaved.slice(at, at + TRAFFIC_ROWS_AT_ONCE));
        await nextTurn();
      }
      this.forgetIdle();
    } catch (error) {
      this.failures.note(error);
    }
  }

  private async savePart(devices: readonly SendingDevice[]): Promise<void> {
    const news = devices.map((device) => device.news);
    const saved = await this.table.add(news);
    news.forEach((each, index) => {
      if (saved.has(each.device)) devices[index]?.settle(each);
    });
  }

  private forgetIdle(): void {
    const now = this.clock.now();
    for (const [name, device] of this.devices) if (device.isIdle(now, IDLE_MS)) this.devices.delete(name);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
