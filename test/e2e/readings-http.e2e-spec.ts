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
    const none = { count: 0, data: [], before: null, after: expect.any(String) as unknown };
    expect(await readings('channel=cpu-of-nobody')).toEqual(none);
    expect(await readings('channel=speed&device=nobody')).toEqual(none);
  });

  it('leads from page to page, back to the first and on to what is yet to come', async () => {
    const valuesOf = ({ data }: ReadingList) => data.map(({ value }) => value);
    const last = await readings('channel=speed&limit=2');
    const middle = await readings(`channel=speed&limit=2&before=${last.before ?? ''}`);
    const first = await readings(`channel=speed&limit=2&before=${middle.before ?? ''}`);
    expect([first, middle, last].map(valuesOf)).toEqual([[1], [2, 3], [4, 5]]);
    expect(first.before).toBeNull();
    expect(valuesOf(await readings(`channel=speed&limit=3&after=${first.after}`))).toEqual([2, 3, 4]);

    const nothing = await readings(`channels=page-*/speed`);
    expect(await readings(`channel=speed&after=${last.after}`)).toMatchObject({ data: [], after: last.after });
    await postJson(`${running().url}/send`, { speed: 6, timestamp: at(6), device_id: 'page-1' });
    expect(valuesOf(await readings(`channel=speed&after=${last.after}`))).toEqual([6]);
    const news = await readings(`channels=page-*/speed&after=${nothing.after}`);
    expect(valuesOf(news)).toEqual([6]);
    expect(valuesOf(await readings(`channel=speed&limit=1&before=${news.before ?? ''}`))).toEqual([5]);
  });

  it('answers readings of any channels by their addresses', async () => {
    expect(await values('channels=car-1/speed,car-0/*&limit=4')).toEqual([2, 3, 4, 5]);
    expect(await values('channels=car-1/*')).toEqual([1, 3, 5]);
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
    ['channel=speed&before=soon', 'before'],
    ['channel=speed&after=MTc5', 'after'],
    ['channel=speed&before=NS43&after=NS43', 'before'],
    ['channels=car-1', 'channels'],
    ['channels=*/speed&channel=speed', 'channels'],
  ])('answers 400 for "%s" and names the parameter', async (query, path) => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/readings?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path });
  });
});
