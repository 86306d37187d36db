import type { Reading } from '@tachograph/contracts';
import type { HistoryRange, ReadingHistory } from '../read/reading-history.js';
import type { ReadingIds } from '../write/reading-ids.js';
import type { ReadingStore } from '../write/reading-store.js';

/** One process's way to a store. */
export interface StoreUnderTest {
  readonly store: ReadingStore;
  readonly history: ReadingHistory;
  readonly ids: ReadingIds;
  close(): Promise<void>;
}

/** An empty store, and as many processes on it as the test opens. */
export interface StoreUnderTestMaker {
  open(): Promise<StoreUnderTest>;
  remove(): Promise<void>;
}

const NOON = Date.UTC(2026, 10, 21, 12);

/** Ids that no store under test gives by itself. */
let lastId = 1e12;

export function aReading(fields: Partial<Reading> = {}): Reading {
  lastId += 1;
  return {
    id: lastId,
    device: 'car-7',
    channel: 'speed',
    unit: 'km/h',
    value: 72,
    takenAt: NOON,
    receivedAt: NOON + 42,
    clock: 'device',
    ...fields,
  };
}

/** As the store gives a reading back: a message id is for recognising repetitions, and is not read again. */
function asKept(reading: Reading): Reading {
  const kept = { ...reading };
  delete kept.messageId;
  return kept;
}

/** What the ports `ReadingStore`, `ReadingHistory` and `ReadingIds` promise, for every database. */
export function describeReadingStore(name: string, make: () => Promise<StoreUnderTestMaker>): void {
  describe(`the guarantee of the reading store: ${name}`, () => {
    let maker: StoreUnderTestMaker;
    let here: StoreUnderTest;
    const all = (range: Partial<HistoryRange> = {}) => here.history.last({ channel: 'speed', limit: 10_000, ...range });

    beforeEach(async () => {
      maker = await make();
      here = await maker.open();
    });

    afterEach(async () => {
      await here.close();
      await maker.remove();
    });

    it('keeps a reading whole and answers it', async () => {
      const group = [aReading({ clock: 'absent' }), aReading({ clock: 'implausible', takenAt: NOON + 1 })];
      expect(await here.store.write(group)).toEqual(group);
      expect(await all()).toEqual(group);
    });

    it('takes any numeric channel of any device, each with its unit', async () => {
      const group = [
        aReading({ device: 'boiler', channel: 'pressure', unit: 'bar', value: 1.5 }),
        aReading({ device: 'boiler', channel: 'temp', unit: '°C', value: -40 }),
        aReading({ device: 'Messgerät 🚗', channel: 'µ-Wert', unit: '', value: 1e9 }),
      ];
      await here.store.write(group);
      for (const reading of group) expect(await all({ channel: reading.channel })).toEqual([reading]);
    });

    it('lets be what an earlier attempt has stored under the same id, and stores the rest', async () => {
      const [first, keyed, third] = [aReading(), aReading({ messageId: 'm1' }), aReading({ messageId: 'm2' })];
      await here.store.write([first, keyed]);
      const again = [first, keyed, third, aReading({ messageId: 'm1' })];
      expect(await here.store.write(again, { again: true })).toEqual([first, keyed, third, keyed]);
      expect(await all()).toEqual([first, keyed, third].map(asKept));
      await expect(here.store.write([first])).rejects.toThrow();
    });

    it('keeps both of two readings of the same channel and instant, even of the same value', async () => {
      const group = [aReading(), aReading(), aReading({ value: 73 })];
      await here.store.write(group.slice(0, 1));
      await here.store.write(group.slice(1));
      expect(await all()).toEqual(group);
    });

    it('keeps times to the millisecond', async () => {
      const group = [0, 1, 499, 500, 999].map((ms) => aReading({ takenAt: NOON + ms, receivedAt: NOON + 7 * ms }));
      await here.store.write(group);
      expect(await all()).toEqual(group);
    });

    it('keeps every double exactly', async () => {
      const values = [0.1 + 0.2, 1 / 3, 1e-300, 5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, -Number.MAX_VALUE];
      values.push(0, -1.5, 1e15 + 0.5, Number.MAX_SAFE_INTEGER, 123_456_789.123_456_78, 1e21, 2 ** 63, 4.35, 5e-7);
      const group = values.map((value) => aReading({ value }));
      await here.store.write(group);
      expect((await all()).map(({ value }) => value)).toEqual(values);
    });

    it('keeps negative zero as a zero', async () => {
      await here.store.write([aReading({ value: -0 })]);
      expect((await all())[0]?.value === 0).toBe(true);
    });

    it('tells devices apart whose names differ in case, in accents, in their composition or in an emoji', async () => {
      const devices = [
        'car',
        'Car',
        'cär',
        'ca\u0308r',
        'CÄR',
        'car🚗',
        'car🚙',
        'ca r',
        'cær',
        'caer',
        'straße',
        'strasse',
      ];
      await here.store.write(devices.map((device) => aReading({ device })));
      await here.store.write(devices.map((device) => aReading({ device })));
      for (const device of devices) {
        expect((await all({ device })).map((reading) => reading.device)).toEqual([device, device]);
      }
      expect(await all()).toHaveLength(2 * devices.length);
    });

    it('takes names of 128 characters, and names that would be SQL', async () => {
      const devices = ['ä'.repeat(128), `'; DROP TABLE reading; --`, '"', '\\', '%', '_', '?', ':id', '__proto__'];
      await here.store.write(devices.map((device) => aReading({ device, channel: device, messageId: device })));
      for (const device of devices) {
        expect((await all({ channel: device, device })).map((reading) => reading.device)).toEqual([device]);
      }
    });

    it('writes all of a group or none', async () => {
      const group = Array.from({ length: 700 }, (_, index) => aReading({ takenAt: NOON + index }));
      const stored = aReading();
      await here.store.write([stored]);
      for (const size of [1, 2, 3, 700]) {
        const bad = [...group.slice(0, size - 1), stored];
        await expect(here.store.write(bad)).rejects.toThrow();
        await expect(here.store.write(bad.map((row, at) => ({ ...row, messageId: `m${at}` })))).rejects.toThrow();
        expect(await all()).toEqual([stored]);
      }
      const again = group.map((row, at) => ({ ...row, messageId: `m${at}` }));
      expect(await here.store.write(again)).toEqual(again);
      expect(await all()).toHaveLength(701);
    });

    it('refuses a value that is no number, and stores nothing of its group', async () => {
      await expect(here.store.write([aReading(), aReading({ value: NaN })])).rejects.toThrow();
      expect(await all()).toEqual([]);
    });

    it('takes groups of 4 000 readings, with and without message ids', async () => {
      const plain = Array.from({ length: 4000 }, (_, index) => aReading({ takenAt: NOON + index }));
      const keyed = Array.from({ length: 4000 }, (_, index) =>
        aReading({ takenAt: NOON + 4000 + index, messageId: `message ${index}` }),
      );
      expect(await here.store.write(plain)).toEqual(plain);
      expect(await here.store.write(keyed)).toEqual(keyed);
      const repeated = keyed.map((reading) => aReading({ ...reading, id: aReading().id, value: -1 }));
      expect(await here.store.write(repeated)).toEqual(keyed);
      expect(await all()).toEqual([...plain, ...keyed.map(asKept)]);
    });

    it('takes an empty group', async () => {
      expect(await here.store.write([])).toEqual([]);
    });

    describe('with a message id', () => {
      it('stores it once: the first stays, across groups and across processes', async () => {
        const first = aReading({ messageId: 'm1', clock: 'absent' });
        const again = () => aReading({ messageId: 'm1', value: 99, takenAt: NOON + 5, receivedAt: NOON + 99 });
        expect(await here.store.write([first])).toEqual([first]);
        expect(await here.store.write([again()])).toEqual([first]);
        const there = await maker.open();
        expect(await there.store.write([again()])).toEqual([first]);
        await there.close();
        expect(await all()).toEqual([asKept(first)]);
      });

      it('stores it once within a group, and answers the first for each repetition', async () => {
        const first = aReading({ messageId: 'm1' });
        const other = aReading({ messageId: 'm2' });
        const plain = aReading();
        const again = aReading({ messageId: 'm1', value: 99, takenAt: NOON - 1 });
        expect(await here.store.write([first, again, other, plain, { ...again, id: again.id + 0.5e9 }])).toEqual([
          first,
          first,
          other,
          plain,
          first,
        ]);
        expect(await all()).toEqual([first, other, plain].map(asKept));
      });

      it('keeps new readings of a group beside repetitions of stored ones', async () => {
        const [one, two] = [aReading({ messageId: 'm1' }), aReading({ messageId: 'm2' })];
        await here.store.write([one]);
        const again = aReading({ messageId: 'm1', value: 99 });
        expect(await here.store.write([again, two])).toEqual([one, two]);
        expect(await all()).toEqual([one, two].map(asKept));
      });

      it('does not mix up devices, channels, or ids that differ in case or accents', async () => {
        const group = [
          aReading({ messageId: 'a' }),
          aReading({ messageId: 'A' }),
          aReading({ messageId: 'ä' }),
          aReading({ messageId: 'a', device: 'car-8' }),
          aReading({ messageId: 'a', channel: 'rpm' }),
        ];
        expect(await here.store.write(group)).toEqual(group);
        const again = group.map((reading) => aReading({ ...reading, id: aReading().id, value: -1 }));
        expect(await here.store.write(again)).toEqual(group);
        expect(await all()).toHaveLength(4);
        expect(await all({ channel: 'rpm' })).toHaveLength(1);
      });
    });

    describe('gives ids', () => {
      it('that follow one another within a call and grow with the calls', async () => {
        const first = await here.ids.take(3);
        const second = await here.ids.take(1);
        expect(first).toBeGreaterThan(0);
        expect(second).toBeGreaterThanOrEqual(first + 3);
        expect(Number.isSafeInteger(second)).toBe(true);
      });

      it('that no other process and no later run gets', async () => {
        const there = await maker.open();
        const taken = new Set<number>();
        const take = async ({ ids }: StoreUnderTest) => {
          const first = await ids.take(100);
          for (let id = first; id < first + 100; id += 1) taken.add(id);
        };
        for (let round = 0; round < 5; round += 1) await Promise.all([take(here), take(there)]);
        await there.close();
        const later = await maker.open();
        await take(later);
        await later.close();
        expect(taken.size).toBe(1100);
      });
    });
  });
}
