import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { readSettings } from '../platform/config/index.js';
import { WriteTurns } from '../platform/database/index.js';
import { StorageUnavailableError } from './errors.js';
import { BoundedWrites } from './journal/bounded-writes.js';
import { JournalDrain } from './journal/journal-drain.js';
import { NoJournal } from './journal/no-journal.js';
import { StorageReport } from './journal/storage-report.js';
import { Doubts } from './doubts.js';
import { ReadingIngest, type Submission } from './reading-ingest.js';
import { GroupCommit } from './write/group-commit.js';
import { CountingIds } from './testing/counting-ids.js';
import { ReadingStore } from './write/reading-store.js';

const NOW = Date.UTC(2026, 10, 21, 14, 3, 12);

class StoppedClock extends Clock {
  override now(): number {
    return NOW;
  }
}

/** Notes what is published, call by call. */
class RecordingBus extends FanoutBus {
  readonly published: (readonly Reading[])[] = [];

  constructor(private readonly events: string[]) {
    super();
  }

  override doubt(): void {
    this.events.push('doubt');
  }

  override publish(readings: readonly Reading[]): void {
    this.published.push(readings);
    this.events.push(`published ${readings.map(({ value }) => value).join()}`);
  }

  override subscribe(): () => void {
    return () => undefined;
  }
}

/** A store in memory that keeps the first of each message id, and waits for `release` where told so. */
class MemoryStore extends ReadingStore {
  readonly kept: Reading[] = [];
  failing = false;
  private gate: Promise<unknown> = Promise.resolve();
  release: () => void = () => undefined;

  hold(): void {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.gate = promise;
    this.release = () => resolve(true);
  }

  override async write(group: readonly Reading[]): Promise<readonly Reading[]> {
    await this.gate;
    if (this.failing) throw new Error('the disk is full');
    return group.map((reading) => {
      const first = this.kept.find(({ messageId }) => messageId !== undefined && messageId === reading.messageId);
      if (first === undefined) this.kept.push(reading);
      return first ?? reading;
    });
  }
}

function setUp({ queueMax = 1000 } = {}) {
  const store = new MemoryStore();
  const events: string[] = [];
  const bus = new RecordingBus(events);
  const settings = readSettings({ QUEUE_MAX: String(queueMax) });
  const ids = new CountingIds();
  const groups = new GroupCommit(store, ids, settings);
  const journal = new NoJournal();
  const drain = new JournalDrain(journal, new BoundedWrites(store, new WriteTurns(settings)), ids);
  const report = new StorageReport(groups, journal, drain, settings);
  const ingest = new ReadingIngest(groups, bus, new StoppedClock(), ids, report, new Doubts(bus, store));
  const accept = (value: number, more: Partial<Submission> = {}) =>
    ingest.accept(speed(value, more)).then(
      (receipts) => {
        events.push(`acknowledged ${value}`);
        return receipts;
      },
      (error: unknown) => {
        events.push(`refused ${value}`);
        throw error;
      },
    );
  return { store, ingest, events, published: bus.published, accept };
}

function speed(value: number, more: Partial<Submission> = {}): Submission {
  return { device: 'car-7', values: [{ channel: 'speed', unit: 'km/h', value }], ...more };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the door for readings', () => {
  it('stamps a reading with the time of the device and the time of receipt', async () => {
    const { store, accept } = setUp();
    const [receipt] = await accept(72, { timestamp: NOW - 1000, messageId: 'm1' });
    const expected: Reading = {
      id: 1,
      device: 'car-7',
      channel: 'speed',
      unit: 'km/h',
      value: 72,
      takenAt: NOW - 1000,
      receivedAt: NOW,
      clock: 'device',
      messageId: 'm1',
    };
    expect(receipt).toEqual({ reading: expected, duplicate: false });
    expect(store.kept).toEqual([expected]);
  });

  it('never loses a reading for its clock', async () => {
    const { accept } = setUp();
    const clocks: string[] = [];
    for (const timestamp of [undefined, 'soon', 0, NOW]) {
      const [receipt] = await accept(1, { timestamp });
      expect(receipt?.reading.takenAt).toBe(NOW);
      clocks.push(receipt?.reading.clock ?? '');
    }
    expect(clocks).toEqual(['absent', 'unparsable', 'implausible', 'device']);
  });

  it('gives one receipt a value, in their order, all of the same instant', async () => {
    const { ingest } = setUp();
    const values = ['hr', 'temp', 'eda'].map((channel, index) => ({ channel, unit: '', value: index }));
    const receipts = await ingest.accept({ device: 'band', values, timestamp: NOW - 5 });
    expect(receipts.map(({ reading }) => [reading.channel, reading.value, reading.id, reading.takenAt])).toEqual([
      ['hr', 0, 1, NOW - 5],
      ['temp', 1, 2, NOW - 5],
      ['eda', 2, 3, NOW - 5],
    ]);
  });

  it('acknowledges after the commit, in the order of arrival, and publishes after all of the group are acknowledged', async () => {
    const { store, events, accept } = setUp();
    store.hold();
    const all = [accept(1), accept(2), accept(3)];
    await nextTurn();
    await nextTurn();
    await nextTurn();
    expect(events).toEqual([]);
    store.release();
    await Promise.all(all);
    await nextTurn();
    expect(events).toEqual(['acknowledged 1', 'acknowledged 2', 'acknowledged 3', 'published 1,2,3']);
  });

  it('publishes a whole group at once, as it is stored', async () => {
    const { store, published, accept } = setUp();
    await Promise.all(Array.from({ length: 50 }, (_, index) => accept(index)));
    await nextTurn();
    expect(published).toEqual([store.kept]);
  });

  it('acknowledges a repeated message with the reading that stands, and publishes only the first', async () => {
    const { ingest, published, accept } = setUp();
    const [first] = await accept(72, { messageId: 'm1' });
    const [again] = await accept(99, { messageId: 'm1' });
    await nextTurn();
    expect(again).toEqual({ reading: first?.reading, duplicate: true });
    expect(published.flat().map(({ value }) => value)).toEqual([72]);
    expect(ingest.figures).toEqual({ stored: 1, refused: 0, queued: 0 });
  });

  it('publishes nothing when a group holds repetitions alone', async () => {
    const { published, accept } = setUp();
    await accept(1, { messageId: 'm1' });
    await nextTurn();
    await accept(1, { messageId: 'm1' });
    await nextTurn();
    expect(published).toHaveLength(1);
  });

  it('refuses what the queue has no room for, at once, and takes it again later', async () => {
    const { store, ingest, accept } = setUp({ queueMax: 2 });
    store.hold();
    const taken = [accept(1), accept(2)];
    await expect(accept(3)).rejects.toThrow(StorageUnavailableError);
    expect(ingest.figures).toEqual({ stored: 0, refused: 1, queued: 2 });
    store.release();
    await Promise.all(taken);
    await accept(4);
    expect(store.kept.map(({ value }) => value)).toEqual([1, 2, 4]);
    expect(ingest.figures).toEqual({ stored: 3, refused: 1, queued: 0 });
  });

  it('refuses when the commit fails, and publishes nothing of it', async () => {
    const { store, ingest, published, accept } = setUp();
    store.failing = true;
    const refused = [accept(1), accept(2)];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: 'storage_unavailable' });
    store.failing = false;
    await accept(3);
    await nextTurn();
    expect(published.flat().map(({ value }) => value)).toEqual([3]);
    expect(ingest.figures).toEqual({ stored: 1, refused: 2, queued: 0 });
  });

  it('stores what it has accepted before it stops, and refuses what comes then', async () => {
    const { store, ingest, events, accept } = setUp();
    store.hold();
    const accepted = accept(1);
    const stopped = ingest.beforeApplicationShutdown().then(() => events.push('stopped'));
    await expect(accept(2)).rejects.toThrow('the server is stopping');
    expect(events).toEqual(['refused 2']);
    store.release();
    await Promise.all([accepted, stopped]);
    expect(store.kept.map(({ value }) => value)).toEqual([1]);
    expect(events).toContain('stopped');
  });
});
