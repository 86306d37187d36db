import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import type { MatchedChannel } from '../../devices/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import { RareLog } from '../../platform/rare-log.js';
import { HistoryThreads } from '../history/history-threads.js';
import type { Row } from '../store/late-ranges.js';
import { LATEST_ROWS_AT_ONCE, LatestTable } from '../store/latest-table.js';
import { type ReadingRow, toReading } from '../store/reading-rows.js';

/** Milliseconds between two times that what is new is saved: another process sees it that late, and a start makes up for no more. */
const SAVE_EVERY_MS = 5_000;

/** Milliseconds that the end of the server waits for the last save, which a start can make up for. */
const LAST_SAVE_MS = 2_000;

/** Channels that are answered, or looked at, before others have a turn. */
const CHANNELS_PER_TURN = 1_000;

/**
 * Knows the newest reading of every channel by the time taken, then by id, however late older ones come: in memory what was committed in the last seconds, in
 * the table `latest` what was before. What a crash has kept from the table is found at the next start among the readings: of each
 * channel, those from the time in the table on. After a write has failed, the database may be another one when it answers again, or
 * back at an older state: then memory is let go of, and the table is looked after again. Until that is done, it says that it can't tell.
 */
@Injectable()
export class NewestReadings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(NewestReadings.name);
  private readonly failures = new RareLog((line) => {
    this.logger.error(line);
  });
  /** By the number of the channel: what the table may not have yet. */
  private readonly unsaved = new Map<number, Reading>();
  /** Whether the table and memory together know of every reading. */
  private isWhole = false;
  /** Grows when memory is let go of: what was begun before means nothing then. */
  private doubts = 0;
  private timer: NodeJS.Timeout | undefined;
  private running = Promise.resolve();
  private ended = false;

  constructor(
    private readonly table: LatestTable,
    private readonly threads: HistoryThreads,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    const last = this.running.then(() => this.save());
    await withinDeadline(last, LAST_SAVE_MS).catch(() => undefined);
  }

  /** Takes note of readings that are committed. Hot path: a look-up each. */
  note(rows: readonly Row[]): void {
    for (const { reading, channelId } of rows) {
      const known = this.unsaved.get(channelId);
      if (known === undefined || isNewer(reading, known)) this.unsaved.set(channelId, reading);
    }
  }

  /** A write has failed: the database may be another one from now on. */
  doubt(): void {
    this.doubts += 1;
    this.unsaved.clear();
    this.isWhole = false;
  }

  /** The newest reading of each of the channels that has one; undefined while it can't tell. */
  async of(channels: readonly MatchedChannel[]): Promise<Reading[] | undefined> {
    const { doubts } = this;
    const readings: Reading[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_TURN) {
      if (at > 0) await nextTurn();
      if (!this.isWhole || doubts !== this.doubts) return undefined;
      readings.push(...(await this.ofFew(channels.slice(at, at + CHANNELS_PER_TURN))));
    }
    return this.isWhole && doubts === this.doubts ? readings : undefined;
  }

  /** Memory is looked at first: what leaves it meanwhile is in the table by then. */
  private async ofFew(channels: readonly MatchedChannel[]): Promise<Reading[]> {
    const unsaved = channels.map(({ id }) => this.unsaved.get(id));
    const rows = await this.table.read(channels.map(({ id }) => id));
    const saved = new Map(rows.map((row) => [row.channel_id, row]));
    return channels.flatMap((channel, index) => {
      const newest = newer(unsaved[index], saved.get(channel.id), channel);
      return newest === undefined ? [] : [newest];
    });
  }

  private async run(): Promise<void> {
    const { doubts } = this;
    try {
      if (!this.isWhole) await this.makeWhole();
      await this.save();
    } catch (error) {
      if (doubts === this.doubts) this.doubt();
      this.failures.note(error);
    }
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, SAVE_EVERY_MS).unref();
  }

  /** Brings the table up to what is stored. What is committed meanwhile is in memory. */
  private async makeWhole(): Promise<void> {
    const { doubts } = this;
    for (let after = 0; ;) {
      const channels = await this.table.channelsAfter(after, CHANNELS_PER_TURN);
      if (this.ended || doubts !== this.doubts) return;
      const last = channels.at(-1);
      if (last === undefined) break;
      after = last.channelId;
      const rows = await this.threads.bulk.ask((engine) => engine.newestFrom(channels));
      const known = new Map(channels.map(({ channelId, id }) => [channelId, id]));
      const news = rows.filter(([channelId = 0, , id]) => known.get(channelId) !== id);
      for (const part of parts(news)) await this.table.insert(part);
    }
    this.isWhole = doubts === this.doubts;
  }

  private async save(): Promise<void> {
    const { doubts } = this;
    for (const part of parts([...this.unsaved])) {
      await this.table.save(part.map(([channelId, reading]) => ({ channelId, reading })));
      if (doubts !== this.doubts) return;
      for (const [channelId, reading] of part) {
        if (this.unsaved.get(channelId) === reading) this.unsaved.delete(channelId);
      }
      await nextTurn();
    }
  }
}

function newer(unsaved: Reading | undefined, saved: ReadingRow | undefined, channel: MatchedChannel) {
  const stored = saved === undefined ? undefined : toReading(saved, channel);
  if (unsaved === undefined || (stored !== undefined && !isNewer(unsaved, stored))) return stored;
  const { id, value, takenAt, receivedAt, clock } = unsaved;
  // As the database would give it back: with the unit of the channel, and without the message's id.
  return {
    id,
    device: channel.device,
    channel: channel.channel,
    unit: channel.unit,
    value,
    takenAt,
    receivedAt,
    clock,
  };
}

function isNewer(a: Reading, b: Reading): boolean {
  return a.takenAt > b.takenAt || (a.takenAt === b.takenAt && a.id > b.id);
}

function parts<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / LATEST_ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * LATEST_ROWS_AT_ONCE, (part + 1) * LATEST_ROWS_AT_ONCE),
  );
}
