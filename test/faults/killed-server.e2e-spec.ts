/** The promise itself: what was echoed is stored, whatever happens to the server. */
import { databases, type TestDatabase } from '../support/databases.ts';
import { queryDatabase } from '../support/query.ts';
import { seeded } from '../../tools/seeded.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

/** `npm run faults` goes on for longer. */
const ROUNDS = 5;
const CONNECTIONS = 8;
const IN_FLIGHT = 4;

/** Sends numbered readings as fast as their echoes come, until the server is gone; answers the numbers that came back. */
async function loadUntilGone(client: SpeedClient, round: number, connection: number): Promise<string[]> {
  const echoed: string[] = [];
  let n = 0;
  const send = () => {
    const device_id = `r${round}-c${connection}`;
    // Every other reading has a message id, which is the other way through the store.
    client.send(
      JSON.stringify({ speed: n % 1000, device_id, timestamp: 1_760_000_000_000 + n, ...(n % 2 && { id: n }) }),
    );
    n += 1;
  };
  for (let i = 0; i < IN_FLIGHT; i++) send();
  for (;;) {
    try {
      const reply = JSON.parse(await client.next()) as { device_id: string; timestamp: number } | { error: unknown };
      // A server that stops refuses what it no longer takes in: that is no promise, so nothing is expected of it.
      if ('error' in reply) continue;
      echoed.push(`${reply.device_id}@${reply.timestamp}`);
      send();
    } catch {
      return echoed;
    }
  }
}

/** Puts a server under load once all are connected: what is killed before is under none. */
async function load(url: string, round: number): Promise<Promise<string[]>[]> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => SpeedClient.open(url)));
  return clients.map((client, connection) => loadUntilGone(client, round, connection));
}

async function storedReadings({ url }: TestDatabase): Promise<string[]> {
  const rows = await queryDatabase(
    url,
    `SELECT device.name AS device, reading.taken_at AS taken_at FROM reading
     JOIN channel ON channel.id = reading.channel_id JOIN device ON device.id = channel.device_id`,
  );
  return rows.map(({ device, taken_at }) => `${String(device)}@${String(taken_at)}`);
}

describe.each(databases)('a server that is killed under load, on $name', ({ create }) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await create();
  });

  afterAll(async () => {
    await database.drop();
  });

  it(`has stored every reading that it echoed exactly once, ${ROUNDS} times over`, async () => {
    const random = seeded(42);
    const echoed: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const server = await ServerProcess.start({ DATABASE_URL: database.url });
      const loads = await load(server.url, round);
      await new Promise((resolve) => setTimeout(resolve, 50 + 350 * random()));
      await server.kill();
      echoed.push(...(await Promise.all(loads)).flat());
    }
    const restarted = await ServerProcess.start({ DATABASE_URL: database.url });
    const stored = await storedReadings(database);
    await restarted.stop();
    expect(echoed.length).toBeGreaterThan(ROUNDS * CONNECTIONS);
    expect(new Set(stored).size).toBe(stored.length);
    const kept = new Set(stored);
    expect(echoed.filter((reading) => !kept.has(reading))).toEqual([]);
  });

  it('has stored everything that it echoed when it is asked to stop, and says so to its clients', async () => {
    const server = await ServerProcess.start({ DATABASE_URL: database.url });
    const watcher = await SpeedClient.open(server.url);
    const closed = watcher.closed();
    const loads = await load(server.url, ROUNDS);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await server.stop()).toBe(0);
    expect((await closed).code).toBe(1012);
    const echoed = (await Promise.all(loads)).flat();
    const kept = new Set(await storedReadings(database));
    expect(echoed.length).toBeGreaterThan(CONNECTIONS);
    expect(echoed.filter((reading) => !kept.has(reading))).toEqual([]);
  });
});
