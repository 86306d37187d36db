import { LIVE_SUBSCRIPTIONS_MAX } from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';
import { readLiveRequest } from './live-request.js';

/** The path of the field that is refused. */
function refusedField(text: string | undefined): string | undefined {
  try {
    readLiveRequest(text);
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.fields[0]?.path;
    throw error;
  }
  throw new Error(`${String(text)} was accepted`);
}

const subscribe = (channels: unknown) => JSON.stringify({ type: 'subscribe', channels });

describe("a viewer's request", () => {
  it('names the channels to watch, or none', () => {
    expect(readLiveRequest(subscribe(['speed', 'rpm']))).toEqual({ type: 'subscribe', channels: ['speed', 'rpm'] });
    expect(readLiveRequest(subscribe([]))).toEqual({ type: 'subscribe', channels: [] });
  });

  it.each([
    undefined,
    '',
    'subscribe',
    'null',
    '[]',
    '7',
    '{}',
    '{"type":"unsubscribe"}',
    '{"type":["subscribe"]}',
    '{"type":',
  ])('has the type subscribe, unlike %j', (text) => {
    expect(refusedField(text)).toBe('type');
  });

  it.each([undefined, null, 'speed', {}, [1], ['speed', null], { length: 0 }])(
    'has a list of names in channels, unlike %j',
    (channels) => {
      expect(refusedField(subscribe(channels))).toBe('channels');
    },
  );

  it('names no more channels than the limit', () => {
    const names = Array.from({ length: LIVE_SUBSCRIPTIONS_MAX }, (_, index) => `channel ${index}`);
    expect(readLiveRequest(subscribe(names)).channels).toHaveLength(LIVE_SUBSCRIPTIONS_MAX);
    expect(refusedField(subscribe([...names, 'one more']))).toBe('channels');
  });
});
