import type { ErrorBody, RetentionPreview, RetentionRules, StorageUse } from '@tachograph/contracts';
import { type Answer, getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

describeOnBothDatabases('retention and storage', (running) => {
  const put = async <Body>(
    path: string,
    body: unknown,
    headers = {},
  ): Promise<Pick<Answer<Body>, 'status' | 'body'>> => {
    const response = await fetch(`${running().url}${path}`, {
      method: 'PUT',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  const rules = async () => (await getJson<RetentionRules>(`${running().url}/api/retention`)).body;
  const storage = async (query = '') => (await getJson<StorageUse>(`${running().url}/api/storage${query}`)).body;

  beforeAll(async () => {
    for (const device_id of ['car-1', 'car-1', 'car-2']) {
      await postJson(`${running().url}/send`, { speed: 50, device_id, timestamp: Date.now() });
    }
  });

  it('keeps everything for ever at first', async () => {
    expect(await rules()).toEqual({ version: 1, rules: [] });
  });

  it('takes rules in their order, as long as they are about the current version', async () => {
    const wanted = [
      { pattern: 'car-1/*', keep: { raw: 30, '1s': 90 } },
      { pattern: '*/*', keep: { raw: null } },
    ];
    const { version } = await rules();
    expect(await put('/api/retention', { version, rules: wanted })).toEqual({
      status: 200,
      body: { version: version + 1, rules: wanted },
    });
    expect(await rules()).toEqual({ version: version + 1, rules: wanted });
    const late = await put<ErrorBody>('/api/retention', { version, rules: [] });
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'version_conflict' });
    expect(late.body.error.message).toContain(`is ${version + 1}`);
    expect((await rules()).rules).toEqual(wanted);
  });

  it.each([
    [{ version: 1 }, 'rules'],
    [{ version: 'x', rules: [] }, 'version'],
    [{ version: 1, rules: [7] }, 'rules.0'],
    [{ version: 1, rules: [{ pattern: 'car', keep: {} }] }, 'rules.0.pattern'],
    [{ version: 1, rules: [{ pattern: '*/*', keep: { raw: 0 } }] }, 'rules.0.keep'],
    [{ version: 1, rules: [{ pattern: '*/*', keep: { raw: 1.5 } }] }, 'rules.0.keep'],
    [{ version: 1, rules: [{ pattern: '*/*', keep: { '5s': 1 } }] }, 'rules.0.keep'],
    [{ version: 1, rules: [{ pattern: '*/*', keep: { raw: 30, '1m': 10 } }] }, 'rules.0.keep'],
    [{ version: 1, rules: [{ pattern: '*/*', keep: { '1h': 10 } }] }, 'rules.0.keep'],
  ])('refuses %j and names the field', async (body, path) => {
    for (const { status, body: answer } of [
      await put<ErrorBody>('/api/retention', body),
      await postJson<ErrorBody>(`${running().url}/api/retention/preview`, body),
    ]) {
      expect(status).toBe(400);
      expect(answer.error).toMatchObject({ code: 'invalid_request', path });
    }
  });

  it('refuses more than a thousand rules', async () => {
    const many = { version: 1, rules: Array(1001).fill({ pattern: '*/*', keep: {} }) };
    const { status, body } = await put<ErrorBody>('/api/retention', many);
    expect([status, body.error.path]).toEqual([400, 'rules']);
  });

  it('says beforehand what rules would remove', async () => {
    const body = { version: 1, rules: [{ pattern: '*/*', keep: { raw: 1 } }] };
    const { body: preview } = await postJson<RetentionPreview>(`${running().url}/api/retention/preview`, body);
    expect(preview).toEqual({ readings: 0, bytes: 0, channels: 0 });
  });

  it('is changed by no foreign page: a browser asks first, and what it need not ask about is not read', async () => {
    const before = await rules();
    for (const path of ['/api/retention', '/api/storage/budget']) {
      const Origin = 'https://elsewhere.example';
      const asked = await fetch(`${running().url}${path}`, {
        method: 'OPTIONS',
        headers: { Origin, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'content-type' },
      });
      expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
      const { status, body } = await put<ErrorBody>(path, '{"bytes": 1}', { Origin, 'Content-Type': 'text/plain' });
      expect([status, body.error.code]).toEqual([400, 'invalid_json']);
    }
    expect(await rules()).toEqual(before);
    expect((await storage()).budget).toEqual({ bytes: null });
  });

  it('tells what the database takes, by channel, and how long there is room', async () => {
    const use = await storage();
    const { total, readings, rollups, journal, free, other } = use.bytes;
    expect(total).toBe(readings + rollups + journal + free + other);
    expect(readings).toBeGreaterThan(0);
    expect(use).toMatchObject({ readings: 3, channelCount: 2, bytesPerReading: expect.any(Number) });
    expect(use.channels).toEqual([
      expect.objectContaining({ device: 'car-1', channel: 'speed', unit: 'km/h', readings: 2 }),
      expect.objectContaining({ device: 'car-2', channel: 'speed', unit: 'km/h', readings: 1 }),
    ]);
    expect(use.forecast.text).toMatch(/^(At this rate the disk|The size of the disk is not known)/);
    expect(await storage('?device=car-2')).toMatchObject({ channelCount: 1, channels: [{ device: 'car-2' }] });
    expect(await storage('?device=nobody')).toMatchObject({ channelCount: 0, channels: [] });
  });

  it('has a budget, which is told of and removes nothing', async () => {
    expect(await put('/api/storage/budget', { bytes: 1000 })).toEqual({ status: 200, body: { bytes: 1000 } });
    const use = await storage();
    expect(use).toMatchObject({ readings: 3, budget: { bytes: 1000 }, forecast: { daysLeft: 0 } });
    expect(use.forecast.text).toContain('The budget is used up');
    for (const bytes of ['many', 0, 1.5]) {
      const { status, body } = await put<ErrorBody>('/api/storage/budget', { bytes });
      expect([status, body.error.path]).toEqual([400, 'bytes']);
    }
    expect(await put('/api/storage/budget', { bytes: null })).toMatchObject({ status: 200 });
  });
});
