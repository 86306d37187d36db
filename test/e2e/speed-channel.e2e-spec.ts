import type { SpeedHistory } from '@tachograph/contracts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { SpeedClient } from '../support/speed-client.ts';

interface Refusal {
  error: { code: string; message: string; path?: string };
}

describeOnBothDatabases('the speed channel', (running) => {
  let client: SpeedClient;

  beforeEach(async () => {
    client = await SpeedClient.open(running().url);
  });

  afterEach(async () => {
    await client.close();
  });

  async function stored(device: string): Promise<SpeedHistory['data']> {
    const { body } = await getJson<SpeedHistory>(`${running().url}/history?device_id=${device}&limit=10000`);
    return body.data;
  }

  it.each(['/', '/ws/speed', '/?token=abc'])('is at %s', async (path) => {
    const other = await SpeedClient.open(running().url, path);
    expect(await other.askJson({ speed: 1 })).toEqual({ speed: 1 });
    await other.close();
  });

  it.each([
    '{"speed": 72, "timestamp": "2:03:11 PM"}',
    '{"speed":72.50,"big":12345678901234567890,"nested":{"a":[1,2.0]},"timestamp":null}',
    ' {"timestamp":"x","speed":"7.2e1"} ',
    '{"speed":0,"text":"ü \\ud83d\\ude97","__proto__":{"speed":"x"}}',
  ])('answers %s with the same JSON value, unknown fields included, nothing added', async (text) => {
    expect(await client.ask(text)).toBe(text);
  });

  it.each([0, 1000, '0', ' 1000 ', '.5', 999.999])('accepts a speed of %p', async (speed) => {
    expect(await client.askJson({ speed })).toEqual({ speed });
  });

  it.each([-1, 1000.1, 'fast', '', '0x10', 'NaN', null, true, [72], { value: 72 }, undefined])(
    'refuses a speed of %p, says which field, and stays open',
    async (speed) => {
      const refusal = (await client.askJson({ speed, device_id: 'refused' })) as unknown as Refusal;
      expect(refusal.error).toMatchObject({ code: 'invalid_reading', path: 'speed' });
      expect(refusal.error.message).toContain('speed must be');
      expect(await client.askJson({ speed: 1 })).toEqual({ speed: 1 });
      expect(await stored('refused')).toEqual([]);
    },
  );

  it.each(['nonsense', '{"speed": 72', '', '{speed: 72}'])('answers %p with invalid_json', async (text) => {
    expect(JSON.parse(await client.ask(text))).toMatchObject({ error: { code: 'invalid_json' } });
  });

  it.each(['72', '"72"', 'null', '[{"speed": 72}]'])(
    'answers %p, which is no object, with invalid_reading',
    async (text) => {
      expect(JSON.parse(await client.ask(text))).toMatchObject({ error: { code: 'invalid_reading' } });
    },
  );

  it('takes a message that comes as a binary frame, and refuses one that is no UTF-8', async () => {
    expect(await client.ask(Buffer.from('{"speed": 3}'))).toBe('{"speed": 3}');
    expect(JSON.parse(await client.ask(Buffer.from([0x7b, 0xff, 0xfe])))).toMatchObject({
      error: { code: 'invalid_json' },
    });
  });

  it('answers too_large above 64 KiB, not at it, and stays open', async () => {
    const fill = (bytes: number) => `{"speed":1,"x":"${'x'.repeat(bytes - 18)}"}`;
    expect(await client.ask(fill(65_536))).toHaveLength(65_536);
    expect(JSON.parse(await client.ask(fill(65_537)))).toMatchObject({ error: { code: 'too_large' } });
    expect(await client.askJson({ speed: 1 })).toEqual({ speed: 1 });
  });

  it('replies in the order of the messages, though refusals are ready before commits', async () => {
    const messages = Array.from({ length: 300 }, (_, i) => (i % 3 === 1 ? `bad ${i}` : `{"speed":${i},"n":${i}}`));
    for (const message of messages) client.send(message);
    for (const message of messages) {
      const reply = await client.next();
      if (message.startsWith('bad')) expect(reply).toContain('invalid_json');
      else expect(reply).toBe(message);
    }
  });

  it('stores a repeated id of a device once, the first stays, and echoes the repetition as sent', async () => {
    const first = { speed: 50, device_id: 'retrying', id: 'm-1' };
    const again = { speed: 60, device_id: 'retrying', id: 'm-1', attempt: 2 };
    expect(await client.askJson(first)).toEqual(first);
    expect(await client.askJson(again)).toEqual(again);
    client.send(JSON.stringify(again));
    client.send(JSON.stringify({ speed: 70, device_id: 'retrying', id: 'm-2' }));
    await client.next();
    await client.next();
    expect((await stored('retrying')).map(({ speed }) => speed)).toEqual([50, 70]);
  });

  it('keeps the same id of two devices apart, and takes a number for its digits', async () => {
    for (const device_id of ['twin-a', 'twin-b']) await client.askJson({ speed: 5, device_id, id: 7 });
    await client.askJson({ speed: 6, device_id: 'twin-b', id: '7' });
    expect(await stored('twin-a')).toHaveLength(1);
    expect(await stored('twin-b')).toHaveLength(1);
  });

  it('keeps readings of the same instant', async () => {
    for (const speed of [1, 2, 3])
      await client.askJson({ speed, device_id: 'same', timestamp: '2026-11-20T10:00:00.000Z' });
    expect((await stored('same')).map(({ speed }) => speed)).toEqual([1, 2, 3]);
  });

  it.each([
    { device_id: '' },
    { device_id: ' ' },
    { device_id: 'a\nb' },
    { device_id: 'x'.repeat(129) },
    { device_id: {} },
  ])('refuses %p and names the field', async (fields) => {
    expect(await client.askJson({ speed: 1, ...fields })).toMatchObject({
      error: { code: 'invalid_reading', path: 'device_id' },
    });
  });

  it('files readings under speedometer unless the message or the connection says who measured', async () => {
    await client.askJson({ speed: 11.5 });
    expect((await stored('speedometer')).map(({ speed }) => speed)).toContain(11.5);
    const named = await SpeedClient.open(running().url, '/?connection_id=car-9');
    await named.askJson({ speed: 12 });
    await named.askJson({ speed: 13, device_id: 'trailer' });
    await named.askJson({ speed: 14 });
    await named.close();
    expect((await stored('car-9')).map(({ speed }) => speed)).toEqual([12, 14]);
    expect((await stored('trailer')).map(({ speed }) => speed)).toEqual([13]);
  });

  it('tells a client who it is', async () => {
    const { type, connection_id } = await client.askJson({ type: 'whoami' });
    expect(type).toBe('connection');
    expect(connection_id).toMatch(/^[0-9a-f-]{36}$/);
    const named = await SpeedClient.open(running().url, '/?connection_id=who%20am%20I');
    expect(await named.askJson({ type: 'whoami' })).toEqual({ type: 'connection', connection_id: 'who am I' });
    await named.close();
  });

  it('sends nothing unasked', async () => {
    const quiet = await SpeedClient.open(running().url);
    await client.askJson({ speed: 99 });
    await quiet.askJson({ type: 'whoami' });
    expect(quiet.waiting).toBe(0);
    await quiet.close();
  });
});

describeOnBothDatabases(
  'the speed channel with a range and a size of its own',
  (running) => {
    it('accepts what the operator set', async () => {
      const client = await SpeedClient.open(running().url);
      expect(await client.askJson({ speed: -20 })).toEqual({ speed: -20 });
      expect(await client.askJson({ speed: 51 })).toMatchObject({ error: { code: 'invalid_reading', path: 'speed' } });
      expect(await client.askJson({ speed: 1, x: 'x'.repeat(1024) })).toMatchObject({ error: { code: 'too_large' } });
      await client.close();
    });
  },
  { SPEED_MIN: '-50', SPEED_MAX: '50', MESSAGE_MAX_BYTES: '1024' },
);
