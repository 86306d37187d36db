import type { SpeedHistory } from '@tachograph/contracts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { queryDatabase } from '../support/query.ts';
import { SpeedClient } from '../support/speed-client.ts';

const MINUTE_MS = 60_000;
const ZONE = 'Europe/Berlin';

/** A browser's `toLocaleTimeString()` in the server's time zone. */
function timeOfDay(locale: string, ms: number): string {
  return new Date(ms).toLocaleTimeString(locale, { timeZone: ZONE });
}

describeOnBothDatabases(
  'the time of a reading',
  (running) => {
    let client: SpeedClient;
    let count = 0;

    beforeAll(async () => {
      client = await SpeedClient.open(running().url);
    });

    afterAll(async () => {
      await client.close();
    });

    /** Sends a timestamp, checks that it is echoed as sent, and answers what was stored. */
    async function send(timestamp: unknown): Promise<{ takenAt: number; receivedAt: number; clock: number }> {
      const device_id = `clock-${count++}`;
      const message = { speed: 1, timestamp, device_id };
      expect(await client.ask(JSON.stringify(message))).toBe(JSON.stringify(message));
      const { body } = await getJson<SpeedHistory>(`${running().url}/history?device_id=${device_id}`);
      const [entry] = body.data;
      const [row] = await queryDatabase(
        running().database.url,
        `SELECT clock FROM reading WHERE id = ${entry?.id ?? 0}`,
      );
      return {
        takenAt: Date.parse(entry?.timestamp ?? ''),
        receivedAt: Date.parse(entry?.received_at ?? ''),
        clock: Number(row?.clock),
      };
    }

    it.each([
      ['ISO 8601, UTC', '2026-11-01T12:00:00.123Z', Date.UTC(2026, 10, 1, 12, 0, 0, 123)],
      ['ISO 8601 with an offset', '2026-11-01T12:00:00+05:30', Date.UTC(2026, 10, 1, 6, 30)],
      ["ISO 8601 without one: the server's zone", '2026-07-01T12:00:00', Date.UTC(2026, 6, 1, 10)],
      ['SQL style', '2026-01-15 12:00:00', Date.UTC(2026, 0, 15, 11)],
      ['Unix seconds', 1_760_000_000, 1_760_000_000_000],
      ['Unix seconds with a fraction', 1_760_000_000.25, 1_760_000_000_250],
      ['Unix milliseconds', 1_760_000_000_123, 1_760_000_000_123],
      ['Unix seconds as text', '1760000000', 1_760_000_000_000],
      ['Unix milliseconds as text', '1760000000123', 1_760_000_000_123],
    ])('is the device’s, sent as %s', async (_, timestamp, expected) => {
      expect(await send(timestamp)).toMatchObject({ takenAt: expected, clock: 0 });
    });

    it.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'da-DK', 'es-MX'])(
      'is the nearest occurrence of a time of day as a browser in %s writes it',
      async (locale) => {
        for (const offset of [-11 * 60, -1, 0, 1, 11 * 60]) {
          const meant = Math.floor(Date.now() / 1000) * 1000 + offset * MINUTE_MS;
          const { takenAt, clock } = await send(timeOfDay(locale, meant));
          expect({ takenAt, clock }).toEqual({ takenAt: meant, clock: 0 });
        }
      },
    );

    it.each([
      ['nothing', undefined, 1],
      ['null', null, 1],
      ['an empty text', '', 1],
      ['words', 'yesterday', 2],
      ['an impossible time of day', '25:00:00', 2],
      ['an impossible date', '2026-02-30T12:00:00Z', 2],
      ['an object', { seconds: 1 }, 2],
      ['seconds since the device was switched on', 12_345, 3],
      ['1970', '1970-01-01T00:00:00Z', 3],
      ['0', 0, 3],
      ['the end of 1999', '1999-12-31T23:59:59Z', 3],
      ['2036', '2036-02-07T06:28:16Z', 3],
      ['2036 in Unix seconds', 2_085_978_496, 3],
    ])('is the time of receipt, and marked so, where the device sends %s', async (_, timestamp, mark) => {
      const { takenAt, receivedAt, clock } = await send(timestamp);
      expect({ takenAt, clock }).toEqual({ takenAt: receivedAt, clock: mark });
      expect(Math.abs(receivedAt - Date.now())).toBeLessThan(MINUTE_MS);
    });

    it('is the device’s up to a day ahead, and no further', async () => {
      const ahead = (hours: number) => new Date(Date.now() + hours * 60 * MINUTE_MS).toISOString();
      expect((await send(ahead(23))).clock).toBe(0);
      expect((await send(ahead(25))).clock).toBe(3);
    });
  },
  { TZ: ZONE },
);
