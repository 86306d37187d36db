import { LIVE_PATTERNS_MAX, LIVE_RATE } from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';
import { readLiveRequest, subscriptionOf } from './live-request.js';

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

const subscribe = (fields: object = {}) => ({
  type: 'subscribe',
  id: 'gauge',
  channels: ['car-7/speed'],
  mode: 'every',
  ...fields,
});
const POSITION = { epoch: '1-0', seq: 5, time: 7 };

describe("a viewer's request", () => {
  it('names the channels to watch, and how', () => {
    const wish = readLiveRequest(subscribe({ id: ' gauge ', mode: 'latest', framesPerSecond: 10 }));
    expect(wish).toMatchObject({ type: 'subscribe', id: 'gauge', mode: 'latest', framesPerSecond: 10 });
    expect(wish).toMatchObject({ patterns: [{ text: 'car-7/speed' }] });
  });

  it('has a usual rate where it names none', () => {
    expect(readLiveRequest(subscribe())).toMatchObject({ framesPerSecond: LIVE_RATE });
  });

  it('says where the viewer was, which has a meaning for every reading alone', () => {
    expect(readLiveRequest(subscribe({ after: POSITION }))).toMatchObject({ after: POSITION });
    expect(readLiveRequest(subscribe({ after: POSITION, mode: 'latest' }))).not.toHaveProperty('after');
  });

  it('ends a subscription, or asks for a sign of life', () => {
    expect(readLiveRequest({ type: 'unsubscribe', id: 7 })).toEqual({ type: 'unsubscribe', id: '7' });
    expect(readLiveRequest({ type: 'ping' })).toEqual({ type: 'ping' });
  });

  it.each([undefined, '', 'subscribe', null, [], 7, {}, { type: 'resume' }, { type: ['subscribe'] }])(
    'has a type that exists, unlike %j',
    (message) => {
      expect(refusedField(message)).toBe('type');
    },
  );

  it.each([undefined, null, '', {}, 'x'.repeat(129), 'a\nb'])('has a name as its id, unlike %j', (id) => {
    expect(refusedField(subscribe({ id }))).toBe('id');
    expect(refusedField({ type: 'unsubscribe', id })).toBe('id');
  });

  it.each([undefined, null, 'car-7/speed', {}, [], { length: 1 }])('has a list of channels, unlike %j', (channels) => {
    expect(refusedField(subscribe({ channels }))).toBe('channels');
  });

  it('has addresses as its channels, and names the one that is none', () => {
    expect(refusedField(subscribe({ channels: ['*/speed', 'speed'] }))).toBe('channels.1');
    expect(refusedField(subscribe({ channels: [null] }))).toBe('channels.0');
  });

  it('names no more channels than the limit', () => {
    const addresses = Array.from({ length: LIVE_PATTERNS_MAX }, (_, index) => `car-${index}/speed`);
    expect(readLiveRequest(subscribe({ channels: addresses }))).toHaveProperty('patterns.length', LIVE_PATTERNS_MAX);
    expect(refusedField(subscribe({ channels: [...addresses, 'one/more'] }))).toBe('channels');
  });

  it.each([undefined, null, 'all', ['every']])('says every or latest, unlike %j', (mode) => {
    expect(refusedField(subscribe({ mode }))).toBe('mode');
  });

  it.each([0, -1, 21, '4', null, Number.NaN])('has a rate within the limits, unlike %j', (framesPerSecond) => {
    expect(refusedField(subscribe({ framesPerSecond }))).toBe('framesPerSecond');
  });

  it.each([null, 7, {}, { ...POSITION, seq: -1 }, { ...POSITION, seq: 0.5 }, { ...POSITION, time: '7' }])(
    'has a position that a server told, unlike %j',
    (after) => {
      expect(refusedField(subscribe({ after }))).toBe('after');
    },
  );

  it('that is refused is about a subscription, where that can be told', () => {
    expect(subscriptionOf(subscribe({ mode: 'all' }))).toBe('gauge');
    expect(subscriptionOf({ id: {} })).toBeUndefined();
    expect(subscriptionOf(undefined)).toBeUndefined();
  });
});
