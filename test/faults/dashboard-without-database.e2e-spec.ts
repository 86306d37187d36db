import { DashboardClient } from '../support/dashboard-client.ts';
import { createMariadbDatabase } from '../support/databases.ts';
import { Mariadb } from '../support/mariadb.ts';
import { ServerProcess } from '../support/server-process.ts';

describe('the dashboard channel while the database hangs', () => {
  let mariadb: Mariadb;
  let server: ServerProcess;
  let client: DashboardClient;

  const start = async (JOURNAL: string) => {
    const { url } = await createMariadbDatabase(mariadb.url);
    server = await ServerProcess.start({ DATABASE_URL: url, JOURNAL });
    client = await DashboardClient.open(server.url);
  };

  beforeAll(async () => {
    mariadb = await Mariadb.start();
  });

  afterEach(async () => {
    mariadb.thaw();
    await client.close();
    await server.stop();
  });

  afterAll(async () => {
    await mariadb.stop();
  });

  /** The reply to `request_metrics` of a client that has stopped the stream: nothing else is of these types. */
  async function askForMetrics() {
    client.send({ type: 'request_metrics' });
    for (;;) {
      const event = await client.first();
      if (event.type === 'metrics' || event.type === 'error') return event;
    }
  }

  it('goes on with metrics that the journal keeps', async () => {
    await start('on');
    const { timestamp } = await client.next('metrics');
    await mariadb.freeze();
    // More than were on their way when it hung, and than the time before it counts as away.
    const later = new Date(Date.parse(timestamp) + 5_000).toISOString();
    while ((await client.next('metrics')).timestamp < later);
  });

  it('says that there are no metrics without a journal, in place of keeping silent, and brings them again afterwards', async () => {
    await start('off');
    await client.next('metrics');
    await client.turn('stop', 'metrics');
    await mariadb.freeze();
    let reply = await askForMetrics();
    // For a second, those that were stored before are fresh enough.
    while (reply.type === 'metrics') reply = await askForMetrics();
    expect(reply).toMatchObject({ type: 'error', code: 'storage_unavailable' });
    client.send({ type: 'ping' });
    await client.next('pong');

    mariadb.thaw();
    await client.turn('start', 'metrics');
    await client.next('metrics');
  });
});
