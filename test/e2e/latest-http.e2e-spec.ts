import type { ErrorBody, LatestReadings } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { ServerProcess } from '../support/server-process.ts';
import { databases } from '../support/databases.ts';

const time = (second: number) => `2026-11-20T12:00:0${second}Z`;

async function latest(url: string, query = ''): Promise<LatestReadings> {
  return (await getJson<LatestReadings>(`${url}/api/latest?${query}`)).body;
}

async function valuesOf(url: string, query = ''): Promise<string[]> {
  return (await latest(url, query)).data.map(({ device, channel, value }) => `${device}/${channel} ${value}`);
}

describeOnBothDatabases('GET /api/latest', (running) => {
  beforeAll(async () => {
    const readings = [4, 1, 3].flatMap((second) => [
      { device: 'car-2', channel: 'speed', value: second, at: time(second) },
      { device: 'car-1', channel: 'speed', value: 10 + second, at: time(second) },
    ]);
    await postJson(`${running().url}/api/readings`, [
      ...readings,
      { device: 'car-1', channel: 'rpm', value: 900, at: time(0) },
    ]);
  });

  it('answers the newest reading of every channel, by device and channel, though older ones came later', async () => {
    expect(await valuesOf(running().url)).toEqual(['car-1/rpm 900', 'car-1/speed 14', 'car-2/speed 4']);
  });

  it('answers whole readings of the channels that are asked for', async () => {
    expect(await latest(running().url, 'channels=car-2/*,nobody/*')).toEqual({
      count: 1,
      data: [
        {
          id: expect.any(Number) as number,
          device: 'car-2',
          channel: 'speed',
          unit: expect.any(String) as string,
          value: 4,
          takenAt: Date.parse(time(4)),
          receivedAt: expect.any(Number) as number,
          clock: 'device',
        },
      ],
    });
    expect(await latest(running().url, 'channels=nobody/*')).toEqual({ count: 0, data: [] });
  });

  it('is up to date at once', async () => {
    const { url } = running();
    for (const value of [21, 22, 23]) {
      await postJson(`${url}/api/readings`, { device: 'quick', channel: 'speed', value });
      expect(await valuesOf(url, 'channels=quick/speed')).toEqual([`quick/speed ${value}`]);
    }
  });

  it('names what it can not read', async () => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/latest?channels=car-1`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path: 'channels' });
    expect(body.error.message).toContain('device/channel');
  });
});

describe.each(databases)('the newest readings after a crash, on $name', ({ create }) => {
  it('are those that were acknowledged before', async () => {
    const database = await create();
    let server = await ServerProcess.start({ DATABASE_URL: database.url });
    try {
      for (let value = 1; value <= 5; value += 1) {
        await postJson(`${server.url}/api/readings`, { device: `d${value % 2}`, channel: 'n', value });
      }
      await server.kill();
      server = await ServerProcess.start({ DATABASE_URL: database.url });
      expect(await valuesOf(server.url)).toEqual(['d0/n 4', 'd1/n 5']);
    } finally {
      await server.stop();
      await database.drop();
    }
  });
});
