import { once } from 'node:events';
import { CLOSE, type ConnectionList, type ErrorBody } from '@tachograph/contracts';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';

describe('disconnecting', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start();
  });

  afterAll(async () => {
    await server.stop();
  });

  const remove = (id: string) => fetch(`${server.url}/api/connections/${encodeURIComponent(id)}`, { method: 'DELETE' });
  const list = async () => (await getJson<ConnectionList>(`${server.url}/connections`)).body.data;

  it.each(['/ws/speed', '/ws/live', '/ws/dashboard'])('tells a client of %s with a code of its own', async (path) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}?connection_id=a%2Fb`);
    const closed = once(socket, 'close') as Promise<[number, Buffer]>;
    await once(socket, 'open');
    expect((await remove('a/b')).status).toBe(204);
    const [code, reason] = await closed;
    expect([code, reason.toString()]).toEqual([CLOSE.disconnected.code, CLOSE.disconnected.reason]);
    await eventually(list, (connections) => connections.length === 0);
  });

  it('lets a client of Socket.IO come back, as after a lost connection', async () => {
    const client = io(server.url, { reconnectionDelay: 1, randomizationFactor: 0 });
    try {
      const [first] = await eventually(list, (connections) => connections.length === 1);
      const lost = once(client as never, 'disconnect') as Promise<[string]>;
      expect((await remove(first?.id ?? '')).status).toBe(204);
      expect(await lost).not.toContain('io server disconnect');
      await eventually(list, ([next]) => next !== undefined && next.id !== first?.id);
    } finally {
      client.close();
    }
  });

  it('says where there is no such connection', async () => {
    const answer = await remove('nobody');
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as ErrorBody).error.code).toBe('connection_not_found');
  });
});
