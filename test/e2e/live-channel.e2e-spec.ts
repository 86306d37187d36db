import type { ConnectionList, LivePosition } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { LiveViewer } from '../support/live-viewer.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { ServerProcess } from '../support/server-process.ts';

const OPEN: LiveViewer[] = [];

afterEach(() => {
  for (const viewer of OPEN.splice(0)) viewer.cut();
});

/** A viewer that is gone after the test. */
async function enter(viewer: Promise<LiveViewer>): Promise<LiveViewer> {
  const entered = await viewer;
  OPEN.push(entered);
  return entered;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Stores values of a device's speed, in their order. */
async function report(url: string, device: string, values: readonly number[]): Promise<void> {
  const items = values.map((value) => ({ device, channel: 'speed', value }));
  for (let at = 0; at < items.length; at += 250) {
    const { status } = await postJson(`${url}/api/readings`, items.slice(at, at + 250));
    expect(status).toBe(200);
  }
}

/** Memory and outboxes are small, so that a few hundred readings are more than they hold. */
const SMALL = { LIVE_MEMORY_READINGS: '200', LIVE_OUTBOX_BYTES: '65536' };

describeOnBothDatabases(
  'the live channel',
  (running) => {
    const watch = (channels: string[], after?: LivePosition) =>
      enter(LiveViewer.watching(running().url, channels, after));

    it('brings what the patterns mean, every reading once and in the order of storing', async () => {
      const [cars, one] = await Promise.all([watch(['car-*/speed']), watch(['bus-1/speed', 'nobody/*'])]);
      await Promise.all([
        report(running().url, 'car-1', range(1, 700)),
        report(running().url, 'car-2', range(1001, 1700)),
        report(running().url, 'bus-1', range(2001, 2700)),
      ]);
      await cars.until(() => cars.values().length >= 1400);
      await one.until(() => one.values().length >= 700);
      const readings = cars.ofType('readings').flatMap((frame) => frame.readings);
      const ids = readings.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      for (const device of ['car-1', 'car-2']) {
        const values = readings.filter((reading) => reading.device === device).map(({ value }) => value);
        expect(values).toEqual(device === 'car-1' ? range(1, 700) : range(1001, 1700));
      }
      expect(one.values()).toEqual(range(2001, 2700));
    });

    it('shows the latest value of each channel, those stored before among them, and leaves out what is overtaken', async () => {
      await report(running().url, 'gauge-1', range(1, 3));
      const viewer = await enter(LiveViewer.open(running().url));
      await viewer.subscribe({ channels: ['gauge-*/speed'], mode: 'latest', framesPerSecond: 4 });
      await viewer.until(() => viewer.values().includes(3));
      await report(running().url, 'gauge-2', range(1001, 2000));
      await viewer.until(() => viewer.values().includes(2000));
      expect(viewer.values().length).toBeLessThan(500);
      const { readings } = viewer.ofType('readings').at(-1) ?? {};
      expect(readings?.map(({ value }) => value)).toEqual([2000]);
    });

    it.each([
      ['from memory', 100],
      ['from the database', 600],
    ])('brings a viewer that comes back exactly what it missed, %s', async (_, missed) => {
      const device = `back-${missed}`;
      const before = await watch([`${device}/*`]);
      await report(running().url, device, range(1, 10));
      await before.until(() => before.values().length === 10);
      const { position } = before;
      before.cut();
      await report(running().url, device, range(11, 10 + missed));
      const after = await watch([`${device}/*`], position);
      expect(after.ofType('subscribed')).toMatchObject([{ recovered: true, position }]);
      await report(running().url, device, [0]);
      await after.until(() => after.values().includes(0));
      expect(after.values()).toEqual([...range(11, 10 + missed), 0]);
    });

    it('says what to read again to a viewer that comes from elsewhere', async () => {
      const time = Date.now() - 60_000;
      const viewer = await watch(['car-1/*'], { epoch: 'elsewhere', seq: 5, time });
      const [answer] = viewer.ofType('subscribed');
      expect(answer?.recovered).toBe(false);
      expect(answer?.reload?.from).toBeLessThanOrEqual(time);
      expect(answer?.reload?.to).toBeGreaterThanOrEqual(Date.now());
      await report(running().url, 'car-1', [7]);
      await viewer.until(() => viewer.values().includes(7));
      expect(viewer.values()).toEqual([7]);
    });

    it('keeps nobody waiting for a viewer that reads nothing, and catches that one up exactly', async () => {
      const frozen = await enter(LiveViewer.open(running().url));
      // The same readings forty times: so much waits in no socket's own buffers.
      const streams = range(1, 40).map((stars) => ({ id: `${stars}`, channels: [`frozen${'*'.repeat(stars)}/speed`] }));
      const told = await Promise.all(streams.map((wish) => frozen.subscribe(wish)));
      const reader = await watch(['frozen/speed']);
      frozen.pause();
      await report(running().url, 'frozen', range(1, 3000));
      await reader.until(() => reader.values().length >= 3000);
      expect(reader.values()).toEqual(range(1, 3000));
      frozen.resume();
      for (const { stream } of told) {
        await frozen.until(() => frozen.values(stream).length >= 3000);
        expect(frozen.values(stream)).toEqual(range(1, 3000));
      }
      expect(frozen.ofType('gap')).toEqual([]);
      const marks = new Map(frozen.ofType('behind').map((mark) => [mark.stream, mark]));
      expect(marks.size).toBeGreaterThan(0);
      for (const [stream, mark] of marks) {
        const since = frozen.ofType('readings').filter((frame) => frozen.isAfter(frame, mark));
        const held = since.flatMap((frame) => (frame.stream === stream ? frame.readings : []));
        expect(held).toHaveLength(mark.readings);
      }
      await report(running().url, 'frozen', [0]);
      await frozen.until(() => told.every(({ stream }) => frozen.values(stream).at(-1) === 0));
    });

    it('brings a thousand viewers who come back at once exactly what they missed', async () => {
      const { url } = running();
      const channels = ['crowd/speed'];
      const { position } = await watch(channels);
      await report(url, 'crowd', range(1, 300));
      const crowd = await Promise.all(range(1, 1000).map(() => watch(channels, position)));
      await report(url, 'crowd', [0]);
      for (const viewer of crowd) {
        await viewer.until(() => viewer.values().includes(0));
        expect(viewer.ofType('subscribed')).toMatchObject([{ recovered: true }]);
        expect(viewer.values()).toEqual([...range(1, 300), 0]);
      }
    });
  },
  SMALL,
);

describeOnBothDatabases('the live channel, over a restart of the server', (running) => {
  it('brings a viewer exactly what it missed', async () => {
    const channels = ['car-7/speed'];
    const before = await enter(LiveViewer.watching(running().url, channels));
    await report(running().url, 'car-7', range(1, 20));
    await before.until(() => before.values().length === 20);
    const { position } = before;
    before.cut();
    await report(running().url, 'car-7', range(21, 50));
    await running().server.stop();
    const next = await ServerProcess.start({ DATABASE_URL: running().database.url });
    try {
      await report(next.url, 'car-7', range(51, 60));
      const after = await enter(LiveViewer.watching(next.url, channels, position));
      expect(after.ofType('subscribed')).toMatchObject([{ recovered: true }]);
      await report(next.url, 'car-7', [0]);
      await after.until(() => after.values().includes(0));
      expect(after.values()).toEqual([...range(21, 60), 0]);
      expect(after.position.epoch).not.toBe(position.epoch);
    } finally {
      await next.stop();
    }
  });
});

describeOnBothDatabases(
  'a viewer that takes nothing for too long',
  (running) => {
    it('is sent away, and the others stay', async () => {
      const [reader, frozen] = await Promise.all([1, 2].map(() => enter(LiveViewer.open(running().url))));
      if (reader === undefined || frozen === undefined) throw new Error('two viewers were opened');
      for (const stars of range(1, 40))
        await frozen.subscribe({ id: `${stars}`, channels: [`${'*'.repeat(stars)}/speed`] });
      await reader.subscribe({ channels: ['car-7/speed'] });
      frozen.pause();
      await report(running().url, 'car-7', range(1, 3000));
      await reader.until(async () => {
        const { body } = await getJson<ConnectionList>(`${running().url}/connections`);
        return body.data.filter(({ channel }) => channel === 'live').length === 1;
      });
      await report(running().url, 'car-7', [0]);
      await reader.until(() => reader.values().includes(0));
      expect(reader.values()).toEqual([...range(1, 3000), 0]);
    });
  },
  { ...SMALL, LIVE_STUCK_MS: '300' },
);
