import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Reading } from '@tachograph/contracts';
import { FanoutBus, FanoutModule } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import type { TrafficNews } from './store/traffic-table.js';
import { TrafficMeter } from './traffic-meter.js';

const NOW = 1_795_269_791_000;

class FixedClock extends Clock {
  override now(): number {
    return NOW;
  }
}

/** A table that keeps what it is given, or fails. */
class FakeTable {
  readonly saved: TrafficNews[] = [];
  unknown = new Set<string>();
  fails = false;

  read = () => Promise.resolve([]);

  add = (news: readonly TrafficNews[]) => {
    if (this.fails) return Promise.reject(new Error('the database of the test is away'));
    const known = news.filter(({ device }) => !this.unknown.has(device));
    this.saved.push(...known);
    return Promise.resolve(new Set(known.map(({ device }) => device)));
  };
}

function aReading(device: string, delay = 0): Reading {
  const taken = { takenAt: NOW - delay, receivedAt: NOW, clock: 'device' as const };
  return { id: 1, device, channel: 'speed', unit: '', value: 1, ...taken };
}

describe('the traffic of devices', () => {
  let table: FakeTable;
  let bus: FanoutBus;
  let repeat: (device: string) => void;
  let meter: TrafficMeter;

  beforeEach(async () => {
    table = new FakeTable();
    const fanout = await Test.createTestingModule({ imports: [FanoutModule] }).compile();
    // A testing module brings a logger of its own.
    Logger.overrideLogger(false);
    bus = fanout.get(FanoutBus);
    const ingest = { onRepetition: (notice: (device: string) => void) => (repeat = notice) };
    meter = new TrafficMeter(table as never, bus, ingest as never, new FixedClock());
    meter.onModuleInit();
  });

  afterEach(() => meter.onApplicationShutdown());

  const of = async (name: string) => (await meter.of([{ id: 1, name }]))[0];

  it('is counted by device: readings, those that came late, and messages that came again', async () => {
    bus.publish([aReading('a'), aReading('a', 60_001), aReading('b'), aReading('a', 60_000)]);
    repeat('b');
    expect(await of('a')).toMatchObject({ readings: 3, late: 1, duplicates: 0, lastReceived: NOW, clockOffset: 0 });
    expect(await of('b')).toMatchObject({ readings: 1, late: 0, duplicates: 1 });
    expect(await of('c')).toMatchObject({ readings: 0, perSecond: 0, clockOffset: null, lastReceived: null });
  });

  it('is saved at the end, once', async () => {
    bus.publish([aReading('a')]);
    await meter.onApplicationShutdown();
    bus.publish([aReading('a')]);
    await meter.onApplicationShutdown();
    expect(table.saved).toMatchObject([{ device: 'a', readings: 1 }]);
  });

  it('is kept in mind while the database is away, or does not know the device yet', async () => {
    bus.publish([aReading('a')]);
    table.fails = true;
    await meter.onApplicationShutdown();
    table.fails = false;
    table.unknown.add('a');
    await meter.onApplicationShutdown();
    expect(await of('a')).toMatchObject({ readings: 1 });
    table.unknown.clear();
    await meter.onApplicationShutdown();
    expect(table.saved).toMatchObject([{ device: 'a', readings: 1 }]);
    expect(await of('a')).toMatchObject({ readings: 0 });
  });
});
