/** The way of one reading, in the order of ARCHITECTURE.md. */
import type { ConnectionList, LiveEvent, LiveReadings, SpeedHistory } from '@tachograph/contracts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { queryDatabase } from '../support/query.ts';
import { SpeedClient } from '../support/speed-client.ts';

describeOnBothDatabases('a reading', (running) => {
  const sent = '{"speed": 72, "timestamp": "2026-11-21T14:03:11.250Z", "driver": "Ada"}';
  let device: SpeedClient;
  let viewer: SpeedClient;

  beforeAll(async () => {
    viewer = await SpeedClient.open(running().url, '/ws/live');
    device = await SpeedClient.open(running().url, '/ws/speed?connection_id=car-7');
  });

  afterAll(async () => {
    await Promise.all([viewer.close(), device.close()]);
  });

  it('finds a viewer that was greeted and has subscribed', async () => {
    expect(JSON.parse(await viewer.next())).toMatchObject({ type: 'hello' });
    const subscribe = { type: 'subscribe', id: 'speeds', channels: ['*/speed'], mode: 'every' };
    expect(await nextOf(viewer, 'subscribed', subscribe)).toMatchObject({ id: 'speeds', mode: 'every' });
  });

  it('comes back to its device as it was sent', async () => {
    expect(await device.ask(sent)).toBe(sent);
  });

  it('is in the database by then', async () => {
    const rows = await queryDatabase(running().database.url, 'SELECT speed, timestamp FROM speed_data');
    expect(rows).toEqual([{ speed: 72, timestamp: '2026-11-21 14:03:11.250' }]);
  });

  it('reaches the viewer with its device, both times and the state of its clock', async () => {
    const { readings } = (await nextOf(viewer, 'readings')) as LiveReadings;
    expect(readings).toEqual([
      {
        id: expect.any(Number),
        device: 'car-7',
        channel: 'speed',
        unit: 'km/h',
        value: 72,
        takenAt: Date.parse('2026-11-21T14:03:11.250Z'),
        receivedAt: expect.any(Number),
        clock: 'device',
      },
    ]);
  });

  it('stands in the history', async () => {
    const { body } = await getJson<SpeedHistory>(`${running().url}/history`);
    expect(body).toEqual({
      count: 1,
      data: [
        {
          id: expect.any(Number),
          speed: 72,
          timestamp: '2026-11-21T14:03:11.250Z',
          received_at: expect.stringMatching(/^\d{4}-.*Z$/),
          device_id: 'car-7',
        },
      ],
    });
  });

  it('is counted for its connection', async () => {
    const { body } = await getJson<ConnectionList>(`${running().url}/connections`);
    expect(body.data.find(({ id }) => id === 'car-7')).toMatchObject({
      channel: 'speed',
      device_id: 'car-7',
      address: '127.0.0.1',
      messages_in: 1,
      messages_out: 1,
    });
  });
});

/** The next event of a type, past the figures that come each second; `ask` is sent first. */
async function nextOf(viewer: SpeedClient, type: LiveEvent['type'], ask?: unknown): Promise<LiveEvent> {
  if (ask !== undefined) viewer.send(JSON.stringify(ask));
  for (;;) {
    const event = JSON.parse(await viewer.next()) as LiveEvent;
    if (event.type === type) return event;
    expect(event.type).toBe('stats');
  }
}
