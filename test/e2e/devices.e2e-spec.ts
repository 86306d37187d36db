import { type Device, type DeviceList, type DeviceProfileChange, type ErrorBody } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { type Answer, getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { ServerProcess } from '../support/server-process.ts';

const HOSTILE = '<b>50% of/cäfé</b>';
const PROFILE = { title: '', description: '', group: '', labels: [], timeZone: '', archived: false, version: 1 };

describeOnBothDatabases('devices', (running) => {
  const path = (name: string) => `/api/devices/${encodeURIComponent(name)}`;
  const list = async (query = '') => (await getJson<DeviceList>(`${running().url}/api/devices${query}`)).body;
  const names = async (query = '') => (await list(query)).data.map(({ name }) => name);
  const device = async (name: string) => (await getJson<Device>(running().url + path(name))).body;
  const put = async <Body = Device>(name: string, body: unknown): Promise<Pick<Answer<Body>, 'status' | 'body'>> => {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'PUT', body: JSON.stringify(body), headers };
    const response = await fetch(running().url + path(name), request);
    return { status: response.status, body: (await response.json()) as Body };
  };
  const send = (readings: unknown) => postJson(`${running().url}/api/readings`, readings);
  const demo = (name: string) => !name.startsWith('host-') && name !== 'demo';

  beforeAll(async () => {
    const at = Date.now();
    await send([
      { device: 'car-7', values: { speed: 72, rpm: 2_000 }, at },
      { device: 'car-8', channel: 'speed', value: 50, unit: 'km/h', at },
      { device: HOSTILE, channel: 'speed', value: 1, at },
    ]);
  });

  it('are all that ever reported, by name, with the newest reading of each channel', async () => {
    expect((await names()).filter(demo)).toEqual([HOSTILE, 'car-7', 'car-8']);
    const { lastSeen, channels, traffic, ...rest } = await device('car-8');
    expect(rest).toEqual({ name: 'car-8', ...PROFILE });
    expect(channels).toEqual([
      { channel: 'speed', unit: 'km/h', value: 50, takenAt: expect.any(Number), receivedAt: lastSeen },
    ]);
    expect(traffic).toMatchObject({ readings: 1, duplicates: 0, late: 0 });
    expect((await device('car-7')).channels.map(({ channel }) => channel)).toEqual(['rpm', 'speed']);
  });

  it('are found by names of any characters, and by none that never reported', async () => {
    expect(await device(HOSTILE)).toMatchObject({ name: HOSTILE, channels: [{ value: 1 }] });
    for (const method of ['GET', 'PUT']) {
      const body = method === 'PUT' ? JSON.stringify(PROFILE) : undefined;
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(running().url + path('nobody'), { method, headers, body });
      expect([answer.status, ((await answer.json()) as ErrorBody).error.code]).toEqual([404, 'not_found']);
    }
  });

  it('are told with what people say of them, which is kept with its version', async () => {
    const said = {
      title: ' Van 7 ',
      description: 'two\nlines',
      group: 'Fleet',
      labels: ['diesel', 'Nord'],
      timeZone: 'Europe/Berlin',
      archived: true,
    };
    const { status, body } = await put('car-7', { ...said, version: 1 });
    expect([status, body.version, body.title]).toEqual([200, 2, 'Van 7']);
    expect(await device('car-7')).toMatchObject({ ...said, title: 'Van 7', version: 2 });
    const late = await put<ErrorBody>('car-7', { ...PROFILE, version: 1 });
    expect([late.status, late.body.error.code]).toEqual([409, 'version_conflict']);
    expect(late.body.error.message).toContain('which is 2');
    expect((await device('car-7')).group).toBe('Fleet');
  });

  it('are changed by one of two who change the same version at once', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((title) => put('car-8', { ...PROFILE, title })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are searched for in everything that is said of them, page by page, archived or not', async () => {
    for (const search of ['VAN', 'fleet', 'nord', 'R-7', 'lines'])
      expect(await names(`?search=${search}`)).toEqual(['car-7']);
    expect(await names(`?search=${encodeURIComponent('50% of/CÄ')}`)).toEqual([HOSTILE]);
    expect(await names('?archived=true')).toEqual(['car-7']);
    expect(await names('?archived=false')).not.toContain('car-7');
    const all = await names();
    expect(await list('?limit=1&offset=1')).toMatchObject({ count: all.length, data: [{ name: all[1] }] });
    expect((await list('?offset=1000')).data).toEqual([]);
  });

  it.each<[Partial<Record<keyof DeviceProfileChange, unknown>>, string]>([
    [{ title: 'x'.repeat(81) }, 'title'],
    [{ title: 'two\nlines' }, 'title'],
    [{ description: 7 }, 'description'],
    [{ description: 'bell\u0007' }, 'description'],
    [{ group: null }, 'group'],
    [{ labels: ['a', ' a '] }, 'labels'],
    [{ labels: [''] }, 'labels'],
    [{ labels: 'a' }, 'labels'],
    [{ labels: Array.from({ length: 21 }, (_, n) => `l${n}`) }, 'labels'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ archived: 'no' }, 'archived'],
    [{ version: 'x' }, 'version'],
  ])('refuse a profile with %j and name the field', async (bad, field) => {
    const { status, body } = await put<ErrorBody>('car-8', { ...PROFILE, ...bad });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path: field });
    expect(body.error.message).toContain(field);
  });

  it.each(['limit=0', 'limit=x', 'offset=-1', 'archived=maybe', 'search=%00'])(
    'refuse %s and name it',
    async (query) => {
      const { status, body } = await getJson<ErrorBody>(`${running().url}/api/devices?${query}`);
      expect([status, body.error.path]).toEqual([400, query.split('=')[0]]);
    },
  );

  it('are told with how they send: repeated messages, late readings, the rate, and the clock', async () => {
    const at = Date.now() - 3_600_000;
    await send([{ device: 'late', channel: 'c', value: 1, at, id: 'm-1' }]);
    for (const _again of [1, 2]) await send([{ device: 'late', values: { c: 1 }, at, id: 'm-1' }]);
    await send([{ device: 'late', channel: 'c', value: 2 }]);
    const ahead = Date.now() + 60_000;
    await send([{ device: 'ahead', channel: 'c', value: 1, at: ahead }]);
    const { traffic } = await eventually(
      () => device('late'),
      (found) => found.traffic.duplicates === 2 && found.traffic.readings === 2,
    );
    expect(traffic).toMatchObject({ late: 1, clockOffset: null });
    expect(traffic.perSecond).toBeGreaterThan(0);
    const { clockOffset } = (await device('ahead')).traffic;
    expect(clockOffset).toBeGreaterThan(0);
    expect(clockOffset).toBeLessThanOrEqual(60_000);
  });

  it('are changed by no foreign page: a browser asks first', async () => {
    const Origin = 'https://elsewhere.example';
    for (const [method, url] of [
      ['PUT', path('car-8')],
      ['DELETE', '/api/connections/any'],
    ] as const) {
      const headers = { Origin, 'Access-Control-Request-Method': method };
      const asked = await fetch(running().url + url, { method: 'OPTIONS', headers });
      expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    const headers = { Origin, 'Content-Type': 'text/plain' };
    const answer = await fetch(running().url + path('car-8'), {
      method: 'PUT',
      headers,
      body: JSON.stringify(PROFILE),
    });
    expect(answer.status).toBe(400);
  });

  it('keep what was said and counted when the server stops and starts', async () => {
    const before = await device('late');
    await running().server.stop();
    const next = await ServerProcess.start({ DATABASE_URL: running().database.url });
    const after = async (name: string) => (await getJson<Device>(next.url + path(name))).body;
    try {
      const { lastSeen, traffic } = await after('late');
      expect(lastSeen).toBe(before.lastSeen);
      expect(traffic).toMatchObject({ since: before.traffic.since, readings: 2, duplicates: 2, late: 1 });
      expect(await after('car-7')).toMatchObject({ title: 'Van 7', version: 2 });
    } finally {
      await next.stop();
    }
  });
});
