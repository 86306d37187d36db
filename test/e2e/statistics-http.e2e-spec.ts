import type { ErrorBody, StatisticsAnswer } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

const START = Date.parse('2026-03-29T00:30:00Z');

describeOnBothDatabases('GET /api/statistics', (running) => {
  const answer = async (query: string) =>
    (await getJson<StatisticsAnswer>(`${running().url}/api/statistics?${query}`)).body;
  const range = `from=${START}&to=${START + 100_000}`;

  beforeAll(async () => {
    // The values 1 to 100, a second apart, on the night in which the clocks of Berlin go from two to three.
    const readings = Array.from({ length: 100 }, (_, index) => ({
      device: 'car-7',
      channel: 'speed',
      unit: 'km/h',
      value: index + 1,
      at: START + index * 1000,
    }));
    await postJson(`${running().url}/api/readings`, readings);
    await postJson(`${running().url}/api/readings`, { device: 'car-7', channel: 'rpm', value: 900, at: START });
    await postJson(`${running().url}/api/readings`, {
      device: 'car-7',
      channel: 'rpm',
      value: 1100,
      at: START + 3_600_000,
    });
  });

  it('answers exact figures of a range of few readings', async () => {
    const { from, to, timeZone, channels } = await answer(`channels=car-7/speed&${range}&above=90&bins=4`);
    expect({ from, to, timeZone }).toEqual({ from: START, to: START + 100_000, timeZone: 'UTC' });
    expect(channels).toEqual([
      {
        ...{ device: 'car-7', channel: 'speed', unit: 'km/h' },
        ...{ count: 100, min: 1, max: 100, mean: 50.5, standardDeviation: expect.closeTo(28.866, 3) as number },
        ...{ p50: 50, p95: 95, p99: 99, relativeError: 0, complete: true, missing: [] },
        above: { threshold: 90, above: 10_000, observed: 100_000 },
        histogram: { from: 1, width: 24.75, counts: [25, 25, 25, 25] },
      },
    ]);
  });

  it('leaves out what is outside the range: its beginning counts, its end does not', async () => {
    const { channels } = await answer(`channels=car-7/speed&from=${START + 10_000}&to=${START + 20_000}`);
    expect(channels[0]).toMatchObject({ count: 10, min: 11, max: 20 });
  });

  it('answers by the hours of a zone, whose clocks may change', async () => {
    const query = `channels=car-7/rpm&from=${START}&to=${START + 86_400_000}&by=hour-of-day&timeZone=Europe/Berlin`;
    const { timeZone, channels } = await answer(query);
    expect(timeZone).toBe('Europe/Berlin');
    expect(channels[0]?.groups?.map(({ key, count, mean }) => [key, count, mean])).toEqual([
      [1, 1, 900],
      [3, 1, 1100],
    ]);
  });

  it('answers several channels by device and channel, also those without a reading in the range', async () => {
    const { channels } = await answer(`channels=car-7/*&from=${START + 50_000}&to=${START + 100_000}&above=3&bins=5`);
    expect(channels.map(({ channel, count, p50 }) => [channel, count, p50])).toEqual([
      ['rpm', 0, null],
      ['speed', 50, 75],
    ]);
    expect(channels[0]?.histogram?.counts).toEqual([]);
    expect((await answer('channels=nobody/*')).channels).toEqual([]);
  });

  it.each([
    ['', 'channels'],
    ['channels=car-7', 'channels'],
    ['channels=a/b&above=high', 'above'],
    ['channels=a/b&bins=0', 'bins'],
    ['channels=a/b&bins=201', 'bins'],
    ['channels=a/b&by=month', 'by'],
    ['channels=a/b&timeZone=Berlin', 'timeZone'],
    ['channels=a/b&from=2026-11-21&to=2026-11-20', 'from'],
  ])('answers 400 for "%s" and names the parameter', async (query, path) => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/statistics?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path });
  });
});
