/** The client library against a real server, with Node's own WebSocket and with that of the package `ws`. */
import { LiveClient, type WebSocketClass } from '@tachograph/live-client';
import { WebSocket as PackageWebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { postJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const SOON = { next: () => 50, reset: () => undefined };

describe.each<[string, WebSocketClass]>([
  ['Node', globalThis.WebSocket],
  ['ws', PackageWebSocket],
])('the live client, on the WebSocket of %s', (_name, WebSocketOf) => {
  const sockets: InstanceType<WebSocketClass>[] = [];
  const seen: number[] = [];
  const answers: (boolean | null)[] = [];
  const gaps: unknown[] = [];
  let folder: TempFolder;
  let server: ServerProcess;
  let settings: Record<string, string>;
  let client: LiveClient;
  let sent = 0;

  class CountedSocket extends WebSocketOf {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }

  beforeAll(async () => {
    folder = createTempFolder();
    settings = { DATA_DIR: folder.path, PORT: String(await freePort()) };
    server = await ServerProcess.start(settings);
    const url = `${server.url.replace('http', 'ws')}/ws/live`;
    client = new LiveClient(url, { webSocket: CountedSocket, reconnect: SOON });
    client.watch(
      { channels: ['car-*/speed'], mode: 'every' },
      {
        readings: (readings) => seen.push(...readings.map(({ value }) => value)),
        subscribed: ({ recovered }) => answers.push(recovered),
        gap: (reload) => gaps.push(reload),
      },
    );
    await eventually(
      () => client.state.kind,
      (kind) => kind === 'open',
    );
  });

  afterAll(async () => {
    client.close();
    await server.stop();
    folder.remove();
  });

  const send = async (count: number) => {
    for (let sending = 0; sending < count; sending += 1)
      await postJson(`${server.url}/send`, { speed: ++sent, device_id: 'car-7' });
  };
  const isComplete = () =>
    eventually(
      () => seen,
      ({ length }) => length >= sent,
    );
  const all = () => Array.from({ length: sent }, (_, place) => place + 1);

  it('shows what is stored', async () => {
    await send(3);
    await isComplete();
    expect(seen).toEqual(all());
  });

  it('has what was stored while its connection was lost', async () => {
    sockets.at(-1)?.close();
    await send(3);
    await isComplete();
    expect(seen).toEqual(all());
    expect(answers).toEqual([null, true]);
    expect(sockets).toHaveLength(2);
  });

  it('goes on after a restart of the server, with what was stored before it was back', async () => {
    await server.stop();
    server = await ServerProcess.start(settings);
    await send(2);
    await isComplete();
    expect(seen).toEqual(all());
    expect(answers).toEqual([null, true, true]);
    expect(gaps).toEqual([]);
  });

  it('hears of what the server will not have', async () => {
    const refused = await new Promise((resolve) => {
      client.watch({ channels: ['nonsense'], mode: 'every' }, { readings: () => undefined, refused: resolve });
    });
    expect(refused).toMatchObject({ code: 'invalid_request', path: 'channels.0' });
  });
});
