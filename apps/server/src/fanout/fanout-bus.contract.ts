import { EventEmitter, once } from 'node:events';
import type { Reading } from '@tachograph/contracts';
import type { FanoutBus } from './fanout-bus.js';

/** Buses of two processes that publish to each other; of a bus within one process, the same bus twice. */
export interface BusesUnderTest {
  here: FanoutBus;
  there: FanoutBus;
  close(): Promise<void>;
}

const reading = (id: number): Reading => ({
  id,
  device: 'car-7',
  channel: 'speed',
  unit: 'km/h',
  value: id / 3,
  takenAt: 1_795_269_791_042,
  receivedAt: 1_795_269_791_050,
  clock: 'device',
  messageId: `m${id}`,
});

/** Hears a bus: what came so far, one entry a call, and a promise for the moment when a reading came. */
function hear(bus: FanoutBus) {
  const came = new EventEmitter();
  const calls: (readonly Reading[])[] = [];
  const unsubscribe = bus.subscribe((readings) => {
    calls.push(readings);
    came.emit('readings');
  });
  const ids = () => calls.flat().map(({ id }) => id);
  const until = async (id: number) => {
    while (!ids().includes(id)) await once(came, 'readings');
  };
  return { calls, ids, until, unsubscribe };
}

/** What the port promises, for every adapter. `make` gives buses whose subscriptions take effect at once. */
export function describeFanoutBus(name: string, make: () => Promise<BusesUnderTest>): void {
  describe(`the guarantee of the fan-out bus: ${name}`, () => {
    let buses: BusesUnderTest;

    beforeEach(async () => {
      buses = await make();
    });

    afterEach(() => buses.close());

    it('brings readings to every listener, in every process, whole', async () => {
      const listeners = [hear(buses.here), hear(buses.here), hear(buses.there)];
      buses.here.publish([reading(1), reading(2)]);
      for (const listener of listeners) {
        await listener.until(2);
        expect(listener.calls.flat()).toEqual([reading(1), reading(2)]);
      }
    });

    it('tells of doubts those who asked for it', async () => {
      const range = { device: 'car-7', channel: 'speed', from: 1, to: 2, lastId: 3 };
      const heard = Promise.withResolvers<unknown>();
      hear(buses.there);
      buses.there.subscribe(() => undefined, heard.resolve);
      buses.here.doubt([range]);
      expect(await heard.promise).toEqual([range]);
    });

    it('keeps the order of publication, each reading once', async () => {
      const [near, far] = [hear(buses.here), hear(buses.there)];
      for (let id = 1; id <= 999; id += 3) buses.here.publish([reading(id), reading(id + 1), reading(id + 2)]);
      await Promise.all([near.until(999), far.until(999)]);
      const all = Array.from({ length: 999 }, (_, index) => index + 1);
      expect(near.ids()).toEqual(all);
      expect(far.ids()).toEqual(all);
    });

    it('brings a listener what is published after it subscribed, and nothing older', async () => {
      const early = hear(buses.there);
      buses.here.publish([reading(1)]);
      await early.until(1);
      const late = hear(buses.there);
      buses.here.publish([reading(2)]);
      await late.until(2);
      expect(late.ids()).toEqual([2]);
    });

    it('brings nothing once a subscription was ended', async () => {
      const [staying, leaving] = [hear(buses.there), hear(buses.there)];
      buses.here.publish([reading(1)]);
      await Promise.all([staying.until(1), leaving.until(1)]);
      leaving.unsubscribe();
      buses.here.publish([reading(2)]);
      await staying.until(2);
      expect(leaving.ids()).toEqual([1]);
      leaving.unsubscribe();
      buses.here.publish([reading(3)]);
      await staying.until(3);
    });

    it('serves the others when a listener throws, and that one the next time too', async () => {
      let calls = 0;
      const before = hear(buses.here);
      buses.here.subscribe(() => {
        calls += 1;
        throw new Error('a listener of the test that fails');
      });
      const after = hear(buses.here);
      expect(() => buses.here.publish([reading(1)])).not.toThrow();
      buses.here.publish([reading(2)]);
      await Promise.all([before.until(2), after.until(2)]);
      expect(before.ids()).toEqual([1, 2]);
      expect(after.ids()).toEqual([1, 2]);
      expect(calls).toBe(2);
    });

    it('calls a function once for each of its subscriptions', async () => {
      const ids: number[] = [];
      const listener = (readings: readonly Reading[]) => ids.push(...readings.map(({ id }) => id));
      const endFirst = buses.here.subscribe(listener);
      const endSecond = buses.here.subscribe(listener);
      const last = hear(buses.here);
      buses.here.publish([reading(1)]);
      await last.until(1);
      expect(ids).toEqual([1, 1]);
      endFirst();
      buses.here.publish([reading(2)]);
      await last.until(2);
      expect(ids).toEqual([1, 1, 2]);
      endSecond();
      buses.here.publish([reading(3)]);
      await last.until(3);
      expect(ids).toEqual([1, 1, 2]);
    });

    it('lets a listener end subscriptions while it is called', async () => {
      const last: { unsubscribe?: () => void } = {};
      const ids: number[] = [];
      const end = buses.here.subscribe((readings) => {
        ids.push(...readings.map(({ id }) => id));
        end();
        last.unsubscribe?.();
      });
      const leaving = hear(buses.here);
      last.unsubscribe = leaving.unsubscribe;
      const staying = hear(buses.here);
      buses.here.publish([reading(1)]);
      buses.here.publish([reading(2)]);
      await staying.until(2);
      expect(ids).toEqual([1]);
      expect(leaving.ids()).toEqual([]);
      expect(staying.ids()).toEqual([1, 2]);
    });

    it('never calls a listener for nothing', async () => {
      const listener = hear(buses.there);
      buses.here.publish([]);
      buses.here.publish([reading(1)]);
      await listener.until(1);
      expect(listener.calls).toHaveLength(1);
    });
  });
}
