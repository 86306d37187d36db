/** What the server says of itself. */
import type { SystemStatus, WebsocketInfo } from '@tachograph/contracts';
import { OpenClients, SOCKET_IO_4 } from '../support/event-client.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

describeOnBothDatabases('the server', (running) => {
  const clients = new OpenClients();

  afterEach(() => {
    clients.closeAll();
  });

  it('tells its state, versions, clients by type, database and counts', async () => {
    await clients.open(SOCKET_IO_4, running().url, 'esp32');
    await clients.open(SOCKET_IO_4, running().url, 'frontend');
    await postJson(`${running().url}/send`, { speed: 5 });
    const { status, body } = await getJson<SystemStatus>(`${running().url}/api/system/status`);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      timestamp: expect.stringMatching(/Z$/),
      uptime: expect.any(Number),
      versions: { app: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.version },
      database: { kind: running().database.url.startsWith('sqlite') ? 'sqlite' : 'mysql', reachable: true },
      clients: { total: 2, by_type: { 'socketio:esp32': 1, 'socketio:frontend': 1 } },
      counts: { stored: 1, refused: 0, queued: 0 },
    });
  });

  it('describes its Socket.IO endpoint by examples that it takes itself', async () => {
    const { body } = await getJson<WebsocketInfo>(`${running().url}/api/websocket/info`);
    expect(body).toMatchObject({ url: running().url, path: '/socket.io/', transports: ['polling', 'websocket'] });
    expect(body.parameters.map(({ name }) => name)).toEqual(['type', 'connection_id']);
    expect(body.events.server_to_client.map(({ event }) => event)).toContain('stress_alert');
    const client = await clients.open(SOCKET_IO_4, running().url);
    const answers = ['data_received', 'history_data', 'subscription_status', 'pong', 'health_status'] as const;
    for (const { event, payload } of body.events.client_to_server) client.emit(event as 'ping', payload);
    for (const name of answers) await client.next(name);
    expect(client.waiting('error')).toBe(0);
  });
});
