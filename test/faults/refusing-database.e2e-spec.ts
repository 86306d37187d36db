import type { ErrorBody, Health } from '@tachograph/contracts';
import { createMariadbDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { Mariadb } from '../support/mariadb.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

describe('a server without a journal whose database goes away', () => {
  let mariadb: Mariadb;
  let server: ServerProcess;

  beforeAll(async () => {
    mariadb = await Mariadb.start();
    const { url } = await createMariadbDatabase(mariadb.url);
    server = await ServerProcess.start({ DATABASE_URL: url, JOURNAL: 'off' });
  });

  afterAll(async () => {
    await server.stop();
    await mariadb.stop();
  });

  it('tells each sender, acknowledges nothing, says so in /health, and goes on when the database is back', async () => {
    const client = await SpeedClient.open(server.url);
    expect(await client.askJson({ speed: 1 })).toEqual({ speed: 1 });

    await mariadb.kill();
    for (const speed of [2, 3]) {
      expect(await client.askJson({ speed })).toMatchObject({ error: { code: 'storage_unavailable' } });
    }
    const refused = await postJson<ErrorBody>(`${server.url}/send`, { speed: 4 });
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'storage_unavailable' } } });
    expect(refused.headers.get('retry-after')).toBe('1');
    const health = await getJson<Health>(`${server.url}/health`);
    expect(health).toMatchObject({ status: 503, body: { status: 'unavailable', ingest: { stored: 1, refused: 3 } } });

    await mariadb.startAgain();
    expect(await client.askJson({ speed: 5 })).toEqual({ speed: 5 });
    await eventually(
      () => getJson<Health>(`${server.url}/health`),
      ({ body }) => body.status === 'ok',
    );
    const history = await getJson<{ data: { speed: number }[] }>(`${server.url}/history`);
    expect(history.body.data.map(({ speed }) => speed)).toEqual([1, 5]);
    await client.close();
  });
});

describe('a server without a journal whose database hangs', () => {
  it('tells the senders after a while instead of keeping silent, and can be stopped', async () => {
    const mariadb = await Mariadb.start();
    const { url } = await createMariadbDatabase(mariadb.url);
    const server = await ServerProcess.start({ DATABASE_URL: url, JOURNAL: 'off' });
    const client = await SpeedClient.open(server.url);
    await client.askJson({ speed: 1 });

    await mariadb.freeze();
    client.send('{"speed":2}');
    client.send('no JSON');
    expect(JSON.parse(await client.next())).toMatchObject({ error: { code: 'storage_unavailable' } });
    expect(JSON.parse(await client.next())).toMatchObject({ error: { code: 'invalid_json' } });
    await eventually(
      () => getJson<Health>(`${server.url}/health`),
      ({ body }) => body.status === 'unavailable',
    );

    mariadb.thaw();
    expect(await client.askJson({ speed: 3 })).toEqual({ speed: 3 });
    await mariadb.freeze();
    client.send('{"speed":4}');
    expect(await server.stop()).not.toBeNull();
    mariadb.thaw();
    await mariadb.stop();
  });
});

describe('a server whose queue is full', () => {
  it('refuses at once what finds no place, stores what did, and replies in order', async () => {
    const server = await ServerProcess.start({ QUEUE_MAX: '20' });
    const client = await SpeedClient.open(server.url);
    const count = 500;
    for (let speed = 0; speed < count; speed++) client.send(JSON.stringify({ speed }));
    let echoed = 0;
    for (let i = 0; i < count; i++) {
      const reply = JSON.parse(await client.next()) as { speed?: number; error?: { code: string } };
      if (reply.error) expect(reply.error.code).toBe('storage_unavailable');
      else {
        expect(reply.speed).toBe(i);
        echoed += 1;
      }
    }
    expect(echoed).toBeGreaterThanOrEqual(20);
    expect(echoed).toBeLessThan(count);
    const { body } = await getJson<{ count: number }>(`${server.url}/history?limit=10000`);
    expect(body.count).toBe(echoed);
    await client.close();
    await server.stop();
  });
});

describe('a client that sends faster than it is answered', () => {
  it('is read no faster than that, and loses nothing', async () => {
    const server = await ServerProcess.start({ QUEUE_MAX: '10000' });
    const client = await SpeedClient.open(server.url);
    const filling = 'x'.repeat(1000);
    // More than its queue takes.
    const messages = Array.from({ length: 15_000 }, (_, n) => JSON.stringify({ speed: n % 1000, n, filling }));
    for (const message of messages) client.send(message);
    for (const message of messages) expect((await client.next()) === message).toBe(true);
    const { body } = await getJson<Health>(`${server.url}/health`);
    expect(body.ingest).toMatchObject({ stored: messages.length, refused: 0 });
    await client.close();
    await server.stop();
  });

  it('may write a long backlog before it reads the first answer', async () => {
    const server = await ServerProcess.start({ OUTBOX_MAX_BYTES: '4194304' });
    const client = await SpeedClient.open(server.url);
    const filling = 'x'.repeat(1000);
    const messages = Array.from({ length: 20_000 }, (_, n) => JSON.stringify({ speed: n % 1000, n, filling }));
    client.pause();
    for (const message of messages) client.send(message);
    // Time for the server to answer as much as the network holds; without a halt it would have given the client up.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    client.resume();
    for (const message of messages) expect((await client.next()) === message).toBe(true);
    await client.close();
    await server.stop();
  });
});
