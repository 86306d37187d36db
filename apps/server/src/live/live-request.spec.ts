import { LIVE_SUBSCRIPTIONS_MAX } from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';
import { readLiveRequest } from './live-request.js';

/** The path of the field that is refused. */
function refusedField(message: unknown): string | undefined {
  try {
    readLiveRequest(message);
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.fields[0]?.path;
    throw error;
  }
  throw new Error(`${JSON.stringify(message)} was accepted`);
}

const subscribe = (channels: unknown) => ({ type: 'subscribe', channels });

describe("a viewer's request", () => {
  it('names the channels to watch, or none', () => {
    expect(readLiveRequest(subscribe(['speed', 'rpm']))).toEqual({ type: 'subscribe', channels: ['speed', 'rpm'] });
    expect(readLiveRequest(subscribe([]))).toEqual({ type: 'subscribe', channels: [] });
  });

  it.each([undefined, '', 'subscribe', null, [], 7, {}, { type: 'unsubscribe' }, { type: ['subscribe'] }])(
    'has the type subscribe, unlike %j',
    (message) => {
      expect(refusedField(message)).toBe('type');
    },
  );

  it.each([undefined, null, 'speed', {}, [''], ['a\nb'], ['x'.repeat(129)], ['speed', null], { length: 0 }])(
    'has a list of names in channels, unlike %j',
    (channels) => {
      expect(refusedField(subscribe(channels))).toBe('channels');
    },
  );

  it('counts a channel that is named twice once', () => {
    expect(readLiveRequest(subscribe(['speed', ' speed', 'rpm'])).channels).toEqual(['speed', 'rpm']);
  });

  it('names no more channels than the limit', () => {
    const names = Array.from({ length: LIVE_SUBSCRIPTIONS_MAX }, (_, index) => `channel ${index}`);
    expect(readLiveRequest(subscribe(names)).channels).toHaveLength(LIVE_SUBSCRIPTIONS_MAX);
    expect(refusedField(subscribe([...names, 'one more']))).toBe('channels');
  });
});
