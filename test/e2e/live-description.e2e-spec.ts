/** docs/live.asyncapi.yaml against the wire types, and against what a server really sends. */
import {
  ERROR_CODES,
  LIVE_PATTERNS_MAX,
  LIVE_RATE_MAX,
  type LiveEvent,
  type LiveRequest,
  type LiveSubscribe,
} from '@tachograph/contracts';
import { postJson } from '../support/http.ts';
import { LiveDescription } from '../support/live-description.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

/** The compiler sees to it that none is left out. */
const EVENTS = Object.keys({
  hello: 0,
  subscribed: 0,
  unsubscribed: 0,
  readings: 0,
  behind: 0,
  gap: 0,
  stats: 0,
  pong: 0,
  error: 0,
} satisfies Record<LiveEvent['type'], 0>);
const REQUESTS = Object.keys({ subscribe: 0, unsubscribe: 0, ping: 0 } satisfies Record<LiveRequest['type'], 0>);

describe('the description of the live channel', () => {
  const description = new LiveDescription();

  it('is one by the rules of AsyncAPI', () => {
    expect(description.faults).toEqual([]);
  });

  it('has every event and every request, and no other', () => {
    expect(description.messagesOf('tell').sort()).toEqual(EVENTS.sort());
    expect(description.messagesOf('ask').sort()).toEqual(REQUESTS.sort());
  });

  it('has examples that are as it says', () => {
    const examples = [...EVENTS, ...REQUESTS].flatMap((name) => description.message(name).examples);
    expect(examples.flatMap(({ payload }) => description.objections(payload))).toEqual([]);
  });

  it('objects to what is not so', () => {
    expect(description.objections({ type: 'pong' })).not.toEqual([]);
    expect(description.objections({ type: 'pong', serverTime: 1, more: 1 })).not.toEqual([]);
    expect(description.objections({ type: 'news' })).toEqual(['there is no news']);
  });

  it('names the same limits and the same codes as the server', () => {
    const { properties } = description.message('subscribe').payload;
    expect(properties).toMatchObject({
      channels: { maxItems: LIVE_PATTERNS_MAX },
      framesPerSecond: { maximum: LIVE_RATE_MAX },
    });
    const { error } = description.message('error').payload.properties as { error: { properties: unknown } };
    const { code } = error.properties as { code: { enum: string[] } };
    expect(ERROR_CODES).toEqual(expect.arrayContaining(code.enum));
  });

  describe('and a server', () => {
    let server: ServerProcess;
    let viewer: SpeedClient;
    const frames: LiveEvent[] = [];

    beforeAll(async () => {
      server = await ServerProcess.start();
      viewer = await SpeedClient.open(server.url, '/ws/live');
    });

    afterAll(async () => {
      await viewer.close();
      await server.stop();
    });

    const ask = (request: LiveRequest) => {
      viewer.send(JSON.stringify(request));
    };
    const subscribe = (id: string, more: Partial<LiveSubscribe> = {}) => {
      ask({ type: 'subscribe', id, channels: ['*/speed'], mode: 'every', ...more });
    };

    /** Takes frames until one is of this type, which comes back. */
    async function next(type: LiveEvent['type']): Promise<LiveEvent> {
      for (;;) {
        const frame = JSON.parse(await viewer.next()) as LiveEvent;
        frames.push(frame);
        if (frame.type === type) return frame;
      }
    }

    it('which does what can be asked of it, sends nothing that is not so described', async () => {
      await next('hello');
      subscribe('chart');
      await next('subscribed');
      subscribe('gauge', { mode: 'latest', framesPerSecond: 20 });
      await next('subscribed');
      await postJson(`${server.url}/send`, { speed: 72, device_id: 'car-7', id: 'first' });
      await next('readings');
      await next('readings');
      const { position } = (await next('stats')) as { position: LiveSubscribe['after'] };
      subscribe('resumed', { channels: ['car-7/speed'], after: position });
      expect(await next('subscribed')).toMatchObject({ recovered: true });
      subscribe('lost', { channels: ['car-8/speed'], after: { epoch: 'none', seq: 1, time: 1 } });
      expect(await next('subscribed')).toMatchObject({ recovered: false, reload: expect.anything() });
      ask({ type: 'unsubscribe', id: 'chart' });
      await next('unsubscribed');
      ask({ type: 'ping' });
      await next('pong');
      for (const wrong of ['no json', '{"type":"news"}', '{"type":"subscribe","id":"bad","channels":["x"]}']) {
        viewer.send(wrong);
        await next('error');
      }
      expect(frames.flatMap((frame) => description.objections(frame))).toEqual([]);
    });
  });
});
