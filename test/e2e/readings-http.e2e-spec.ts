import type { ErrorBody, ReadingList } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

describeOnBothDatabases('GET /api/readings', (running) => {
  const readings = async (query: string) => (await getJson<ReadingList>(`${running().url}/api/readings?${query}`)).body;
  const values = async (query: string) => (await readings(query)).data.map(({ value }) => value);
  const at = (second: number) => `2026-11-20T12:00:0${second}Z`;

  beforeAll(async () => {
    for (const speed of [4, 1, 3, 2, 5]) {
      await postJson(`${running().url}/send`, { speed, timestamp: at(speed), device_id: `car-${speed % 2}` });
    }
  });

  it('answers a channel’s readings as the live channel names them, oldest first by the time taken', async () => {
    const { count, data } = await readings('channel=speed');
    expect(count).toBe(5);
    expect(data.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(data[0]).toEqual({
      id: expect.any(Number),
      device: 'car-1',
      channel: 'speed',
      unit: 'km/h',
      value: 1,
      takenAt: Date.parse(at(1)),
      receivedAt: expect.any(Number),
      clock: 'device',
    });
  });

  it('answers the last ones of a limit, a range and a device', async () => {
    expect(await values('channel=speed&limit=2')).toEqual([4, 5]);
    expect(await values(`channel=speed&from=${at(2)}&to=${at(4)}`)).toEqual([2, 3, 4]);
    expect(await values('channel=speed&from=2026-11-20&to=2026-11-20')).toHaveLength(5);
    expect(await values('channel=speed&device=car-0')).toEqual([2, 4]);
    expect(await values('channel=%20speed&device=&from=&to=&limit=')).toHaveLength(5);
  });

  it('is empty for a channel or a device that nobody reported', async () => {
    expect(await readings('channel=cpu-of-nobody')).toEqual({ count: 0, data: [] });
    expect(await readings('channel=speed&device=nobody')).toEqual({ count: 0, data: [] });
  });

  it.each([
    ['', 'channel'],
    ['channel=', 'channel'],
    ['channel=a&channel=b', 'channel'],
    ['channel=speed&device=%00', 'device'],
    ['channel=speed&limit=0', 'limit'],
    ['channel=speed&limit=10001', 'limit'],
    ['channel=speed&from=soon', 'from'],
    ['channel=speed&to=2026-13-01', 'to'],
  ])('answers 400 for "%s" and names the parameter', async (query, path) => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/readings?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path });
  });
});
