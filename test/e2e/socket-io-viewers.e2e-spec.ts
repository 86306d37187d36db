/** What viewers on Socket.IO see and may ask. */
import { type EventClient, OpenClients, SOCKET_IO_4 } from '../support/event-client.ts';
import { postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { SpeedClient } from '../support/speed-client.ts';

describeOnBothDatabases(
  'a viewer on Socket.IO',
  (running) => {
    const clients = new OpenClients();
    const open = (...[type]: ('esp32' | 'frontend')[]) => clients.open(SOCKET_IO_4, running().url, type);
    const store = async (record: object) =>
      (await postJson<{ record_id: number }>(`${running().url}/api/esp32/data`, record)).body.record_id;

    afterEach(() => {
      clients.closeAll();
    });

    /** Waits for statistics that say so many; those of moments before may come first. */
    async function statsOf(
      viewer: EventClient,
      frontend_clients: number,
      esp32_clients: number,
      total_clients: number,
    ) {
      const wanted = JSON.stringify({ frontend_clients, esp32_clients, total_clients });
      while (JSON.stringify(await viewer.next('client_stats')) !== wanted);
    }

    it('hears who comes and goes, by kind; one that says nothing of itself counts in the total alone', async () => {
      const viewer = await open('frontend');
      await statsOf(viewer, 1, 0, 1);
      const sensor = await open('esp32');
      await statsOf(viewer, 1, 1, 2);
      const both = await open();
      await statsOf(viewer, 1, 1, 3);
      await statsOf(both, 1, 1, 3);
      sensor.close();
      await statsOf(viewer, 1, 0, 2);
      await statsOf(both, 1, 0, 2);
      expect(sensor.waiting('client_stats')).toBe(0);
    });

    it('sees what came over HTTP', async () => {
      const viewer = await open('frontend');
      const id = await store({ hr: 72, temp: 33.4, eda: 0.42, device_id: 'http' });
      expect(await viewer.next('new_sensor_data')).toMatchObject({ id, device_id: 'http' });
    });

    it('sees the speed that came over the speed channel', async () => {
      const viewer = await open();
      const car = await SpeedClient.open(running().url, '/ws/speed');
      try {
        await car.askJson({ speed: '61.5', timestamp: 1_795_269_791 });
        expect(await viewer.next('newData')).toEqual({ time: '1795269791000', speed: '61.5' });
      } finally {
        await car.close();
      }
    });

    it('is answered when it asks for signs of life', async () => {
      const viewer = await open('frontend');
      viewer.emit('ping');
      expect(await viewer.next('pong')).toEqual({ timestamp: expect.stringMatching(/Z$/) });
      viewer.emit('health_check');
      expect(await viewer.next('health_status')).toEqual({
        status: 'healthy',
        timestamp: expect.stringMatching(/Z$/),
        connected_clients: expect.any(Number),
        server_info: { name: 'Tachograph', version: expect.any(String), uptime: expect.any(Number) },
      });
    });

    it('is told that it gets alerts', async () => {
      const viewer = await open('frontend');
      viewer.emit('frontend_subscribe_alerts');
      expect(await viewer.next('subscription_status')).toEqual({ status: 'subscribed', message: expect.any(String) });
    });

    describe('asking for the history', () => {
      const DAY = '2026-11-19';
      let viewer: EventClient;

      const ask = async (...request: unknown[]) => {
        viewer.emit('frontend_request_history', ...request);
        const { count, data } = await viewer.next('history_data');
        expect(count).toBe(data.length);
        return data;
      };
      const times = async (request: object) =>
        (await ask({ device_id: 'past', ...request })).map(({ timestamp }) => timestamp);

      beforeAll(async () => {
        // Midnights of Tokyo, which is where the server believes itself to be.
        for (const time of ['T00:00:00', 'T12:00:00', 'T23:59:59.999']) {
          await store({ hr: 60, temp: 33, eda: 1, device_id: 'past', timestamp: `${DAY}${time}+09:00` });
        }
        await store({ hr: 61, temp: 33, eda: 1, device_id: 'past', timestamp: '2026-11-20T00:00:00+09:00' });
      });

      beforeEach(async () => {
        viewer = await open('frontend');
      });

      it('gets whole records, newest first', async () => {
        const past = await ask({ device_id: 'past' });
        expect(past.map(({ timestamp }) => timestamp)).toEqual([
          '2026-11-19T15:00:00.000Z',
          '2026-11-19T14:59:59.999Z',
          '2026-11-19T03:00:00.000Z',
          '2026-11-18T15:00:00.000Z',
        ]);
        expect(past[0]).toEqual({
          id: expect.any(Number),
          timestamp: '2026-11-19T15:00:00.000Z',
          hr: 61,
          temp: 33,
          eda: 1,
          stress_level: expect.any(String),
          confidence: expect.any(Number),
          device_id: 'past',
        });
      });

      it('gets the last ones up to a limit, given as a number or as text', async () => {
        expect(await times({ limit: 1 })).toEqual(['2026-11-19T15:00:00.000Z']);
        expect(await times({ limit: '2' })).toHaveLength(2);
      });

      it("takes a date alone for that whole day in the server's time zone", async () => {
        expect(await times({ start_date: DAY, end_date: DAY })).toEqual([
          '2026-11-19T14:59:59.999Z',
          '2026-11-19T03:00:00.000Z',
          '2026-11-18T15:00:00.000Z',
        ]);
      });

      it('counts both ends in', async () => {
        const instant = '2026-11-19T03:00:00Z';
        expect(await times({ start_date: instant, end_date: instant })).toEqual(['2026-11-19T03:00:00.000Z']);
      });

      it('gets 100 unless it says otherwise', async () => {
        for (let n = 0; n < 101; n++) await store({ hr: 60, temp: 33, eda: n, device_id: 'many' });
        expect(await ask({ device_id: 'many' })).toHaveLength(100);
        expect(await ask()).toHaveLength(100);
        expect(await ask({ device_id: 'many', limit: '', start_date: '', end_date: null })).toHaveLength(100);
        expect(await ask({ device_id: 'many', limit: 10_000 })).toHaveLength(101);
      });

      it('gets all that it asks for at once', async () => {
        for (let n = 0; n < 200; n++) viewer.emit('frontend_request_history', { device_id: 'many' });
        for (let n = 0; n < 200; n++) expect((await viewer.next('history_data')).count).toBe(100);
      });

      it.each([
        [{ limit: 0 }, 'limit must be a whole number from 1 to 10000'],
        [{ limit: 10_001 }, 'limit must be a whole number from 1 to 10000'],
        [{ limit: 'all' }, 'limit must be a whole number from 1 to 10000'],
        [{ start_date: 'yesterday' }, 'start_date must be a date'],
        [{ end_date: '2026-02-30' }, 'end_date must be a date'],
        [{ device_id: {} }, 'device_id must be a text'],
        ['everything', 'ask with an object'],
      ])('is told what was wrong with %j', async (request, told) => {
        viewer.emit('frontend_request_history', request);
        expect(await viewer.next('error')).toEqual({
          code: 'invalid_request',
          message: expect.stringContaining(told),
        });
      });
    });
  },
  { TZ: 'Asia/Tokyo' },
);
