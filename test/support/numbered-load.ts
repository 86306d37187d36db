import { queryDatabase } from './query.ts';
import { SpeedClient } from './speed-client.ts';

const IN_FLIGHT = 4;
const FIRST = 1_760_000_000_000;

/** Devices that send numbered readings as fast as their echoes come, and remember what was acknowledged. */
export class NumberedLoad {
  /** `device@time` of each reading that was echoed. */
  readonly echoed: string[] = [];
  /** Answers other than echoes. */
  refused = 0;
  private readonly ends: Promise<void>[] = [];
  private stopped = false;
  private readonly sent = new Map<string, number>();

  /** Opens so many connections and starts to send; once more after the server was gone, if asked again. */
  async start(url: string, connections: number): Promise<void> {
    this.stopped = false;
    const clients = await Promise.all(Array.from({ length: connections }, () => SpeedClient.open(url)));
    for (const [index, client] of clients.entries()) this.ends.push(this.drive(client, `device ${index}`));
  }

  /** Sends no more; resolves when all answers have come, or the server is gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.ends.splice(0));
  }

  private async drive(client: SpeedClient, device: string): Promise<void> {
    let open = 0;
    const send = () => {
      const n = (this.sent.get(device) ?? 0) + 1;
      this.sent.set(device, n);
      // Every other reading has a message id, which is the other way through the store.
      const id = n % 2 === 0 ? { id: n } : {};
      client.send(JSON.stringify({ speed: n % 1000, device_id: device, timestamp: FIRST + n, ...id }));
      open += 1;
    };
    for (let i = 0; i < IN_FLIGHT; i++) send();
    try {
      while (open > 0) {
        const reply = JSON.parse(await client.next()) as { device_id: string; timestamp: number } | { error: unknown };
        open -= 1;
        if ('error' in reply) this.refused += 1;
        else this.echoed.push(`${reply.device_id}@${reply.timestamp}`);
        if (!this.stopped) send();
      }
      await client.close();
    } catch {
      // The server is gone, and promised nothing for what it did not answer.
    }
  }
}

/** What is in the database, as {@link NumberedLoad.echoed} has it, in the order of ids. */
export async function storedReadings(url: string): Promise<string[]> {
  const rows = await queryDatabase(
    url,
    `SELECT device.name AS device, reading.taken_at AS taken_at FROM reading
     JOIN channel ON channel.id = reading.channel_id JOIN device ON device.id = channel.device_id
     ORDER BY reading.id`,
  );
  return rows.map(({ device, taken_at }) => `${String(device)}@${String(taken_at)}`);
}

/** The promise: every acknowledged reading once, and those of each device in the order in which it sent them. */
export async function expectKept(url: string, echoed: readonly string[]): Promise<void> {
  const stored = await storedReadings(url);
  const kept = new Set(stored);
  expect(kept.size).toBe(stored.length);
  expect(echoed.filter((reading) => !kept.has(reading))).toEqual([]);
  const last = new Map<string, number>();
  for (const reading of stored) {
    const [device = '', time = ''] = reading.split('@');
    expect(Number(time)).toBeGreaterThan(last.get(device) ?? 0);
    last.set(device, Number(time));
  }
}
