/** @jest-environment node */
import type { ConnectionEntry } from '@tachograph/contracts';
import { flowOf, foundConnections } from './connection-flow';

const connection = (id: string, more: Partial<ConnectionEntry> = {}): ConnectionEntry => ({
  id,
  channel: 'speed',
  device_id: null,
  address: '127.0.0.1',
  connected_at: '2026-11-21T14:03:11.000Z',
  messages_in: 0,
  messages_out: 0,
  ...more,
});

describe('what goes through connections', () => {
  it('is not told before there are two looks at them', () => {
    expect(flowOf({ at: 0, connections: [connection('a')] }, null)[0]).toMatchObject({ inPerSecond: null });
  });

  it('is what came between two looks, a second', () => {
    const before = { at: 1_000, connections: [connection('a', { messages_in: 10, messages_out: 4 })] };
    const now = { at: 3_000, connections: [connection('a', { messages_in: 30, messages_out: 5 }), connection('b')] };
    expect(flowOf(now, before)).toMatchObject([
      { id: 'a', inPerSecond: 10, outPerSecond: 0.5 },
      { id: 'b', inPerSecond: null },
    ]);
  });

  it('starts anew where another connection has taken the id', () => {
    const before = { at: 0, connections: [connection('a', { messages_in: 1_000 })] };
    const again = connection('a', { connected_at: '2026-11-21T14:05:00.000Z', messages_in: 1 });
    expect(flowOf({ at: 1_000, connections: [again] }, before)[0]?.inPerSecond).toBeNull();
  });
});

describe('the connections that are found', () => {
  const flowing = flowOf(
    {
      at: 0,
      connections: [
        connection('car-10', { messages_in: 5, address: '10.0.0.7' }),
        connection('car-2', { channel: 'live' }),
        connection('wall', { device_id: 'van', messages_in: 9 }),
      ],
    },
    null,
  );
  const ids = (search: string, order: 'id' | 'in' = 'id') =>
    foundConnections(flowing, search, order).map(({ id }) => id);

  it('have every word of the search in them', () => {
    expect(ids('CAR 10.0')).toEqual(['car-10']);
    expect(ids('van')).toEqual(['wall']);
    expect(ids('live')).toEqual(['car-2']);
  });

  it('come in the order that was asked for, numbers as a reader counts', () => {
    expect(ids('')).toEqual(['car-2', 'car-10', 'wall']);
    expect(ids('', 'in')).toEqual(['wall', 'car-10', 'car-2']);
  });
});
