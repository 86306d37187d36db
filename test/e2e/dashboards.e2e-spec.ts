import { DASHBOARD_LIMITS, type Dashboard, type DashboardList, type ErrorBody } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

const GAUGE = {
  id: 'w1',
  kind: 'gauge',
  title: 'Speed <b>now</b>',
  place: { x: 0, y: 0, w: 4, h: 4 },
  settings: {
    channels: ['$car/speed'],
    thresholds: [{ value: 120, level: 'alarm', label: 'too fast', notify: true }],
  },
};
const CAR = { name: 'car', kind: 'device', pattern: 'car-*', initial: ['*'] };
const CONTENT = { name: 'Test drive', range: '1h', zone: 'utc', variables: [CAR], widgets: [GAUGE] };

describeOnBothDatabases('dashboards', (running) => {
  const url = (path = '') => `${running().url}/api/dashboards${path}`;
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(url(path), {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as Dashboard & DashboardList & ErrorBody,
    };
  };
  const create = async (name: string) => (await postJson<Dashboard>(url(), { ...CONTENT, name })).body;
  const names = async () => (await getJson<DashboardList>(url())).body.data.map(({ name }) => name);

  it('are none at first', async () => {
    expect((await getJson(url())).body).toEqual({ count: 0, data: [] });
  });

  it('are stored as they are sent, with what they do not name as it is in a new one', async () => {
    const { status, body } = await postJson<Dashboard>(url(), CONTENT);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...CONTENT, version: 1 });
    expect(body.widgets[0]?.settings).toMatchObject({ decimals: null, legend: true, rows: 20 });
    expect((await getJson(url(`/${body.id}`))).body).toEqual(body);
    expect((await getJson<DashboardList>(url())).body.data).toEqual([
      { id: body.id, name: 'Test drive', version: 1, updatedAt: body.updatedAt, widgets: ['gauge'] },
    ]);
  });

  it('are changed by whoever names the version that is stored, and by nobody else', async () => {
    const { id, version } = await create('shared');
    expect(await names()).toContain('shared');
    const mine = await send('PUT', `/${id}`, { ...CONTENT, version, name: 'mine' });
    expect(mine).toMatchObject({ status: 200, body: { id, version: version + 1, name: 'mine' } });
    const theirs = await send('PUT', `/${id}`, { ...CONTENT, version, name: 'theirs' });
    expect(theirs.status).toBe(409);
    expect(theirs.body.error).toMatchObject({ code: 'version_conflict' });
    expect((await send('GET', `/${id}`)).body.name).toBe('mine');
    expect(await names()).toContain('mine');
  });

  it('stand in the order that people give them', async () => {
    const [a, b] = [await create('a'), await create('b')];
    expect((await names()).slice(-2)).toEqual(['a', 'b']);
    const ordered = await send('PUT', '/order', { ids: [b.id, a.id, 'unknown'] });
    expect(ordered.body.data.slice(0, 2).map(({ name }) => name)).toEqual(['b', 'a']);
    expect(await names()).toEqual(ordered.body.data.map(({ name }) => name));
  });

  it('are removed, and then not to be found', async () => {
    const { id, version } = await create('gone');
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    for (const [method, body] of [
      ['GET', undefined],
      ['DELETE', undefined],
      ['PUT', { ...CONTENT, version }],
    ] as const) {
      const { status, body: answer } = await send(method, `/${id}`, body);
      expect([method, status, answer.error.code]).toEqual([method, 404, 'not_found']);
    }
  });

  it.each([
    [{ ...CONTENT, name: ' ' }, 'name'],
    [{ ...CONTENT, colour: 'red' }, 'colour'],
    [{ ...CONTENT, range: 'yesterday' }, 'range'],
    [{ ...CONTENT, variables: [CAR, CAR] }, 'variables.1.name'],
    [{ ...CONTENT, widgets: [GAUGE, GAUGE] }, 'widgets.1.id'],
    [{ ...CONTENT, widgets: [{ ...GAUGE, kind: 'pie' }] }, 'widgets.0.kind'],
    [{ ...CONTENT, widgets: [{ ...GAUGE, place: { x: 9, y: 0, w: 4, h: 1 } }] }, 'widgets.0.place.w'],
    [{ ...CONTENT, widgets: [{ ...GAUGE, settings: { channels: ['car'] } }] }, 'widgets.0.settings.channels'],
    [{ ...CONTENT, widgets: [{ ...GAUGE, settings: { min: 5, max: 5 } }] }, 'widgets.0.settings.max'],
    [{ ...CONTENT, widgets: [{ ...GAUGE, settings: { thresholds: [{}] } }] }, 'widgets.0.settings.thresholds.0.value'],
    [{ ...CONTENT, widgets: [7] }, 'widgets.0'],
    [7, 'dashboard'],
  ])('refuses %j and names the field', async (content, path) => {
    const before = await names();
    const { status, body } = await postJson<ErrorBody>(url(), content);
    expect([status, body.error.code, body.error.path]).toEqual([400, 'invalid_request', path]);
    expect(await names()).toEqual(before);
  });

  it('refuses a change that names no version', async () => {
    const { id } = await create('versioned');
    const { status, body } = await send('PUT', `/${id}`, CONTENT);
    expect([status, body.error.path]).toEqual([400, 'version']);
  });

  it('take as many widgets with as much text as there may be', async () => {
    const widgets = Array.from({ length: DASHBOARD_LIMITS.widgets }, (_, place) => ({
      ...GAUGE,
      id: `w${place}`,
      kind: 'text',
      settings: { text: 'x'.repeat(DASHBOARD_LIMITS.text) },
    }));
    const { status, body } = await postJson<Dashboard>(url(), { ...CONTENT, widgets });
    expect([status, body.widgets.length]).toEqual([201, DASHBOARD_LIMITS.widgets]);
    expect((await send('GET', `/${body.id}`)).body.widgets).toHaveLength(DASHBOARD_LIMITS.widgets);
  });
});
