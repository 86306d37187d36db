import { Connection } from './connection.js';
import { OrderedReplies } from './ordered-replies.js';
import { fakeTransport } from './testing/fake-transport.js';

const KIB = 1024;

function setUp() {
  const sent: string[] = [];
  const reading: string[] = [];
  const connection = new Connection(
    { id: 'car-7', channel: 'speed', address: '127.0.0.1', connectedAt: 0 },
    fakeTransport({
      send: (text) => sent.push(text),
      pause: () => reading.push('paused'),
      resume: () => reading.push('resumed'),
    }),
    1000,
  );
  const replies = new OrderedReplies(connection);
  const expectMany = (count: number, bytes: number) => Array.from({ length: count }, () => replies.expect(bytes));
  return { sent, reading, replies, expectMany };
}

describe('ordered replies', () => {
  it('go out at once where nothing is awaited before them', () => {
    const { sent, replies } = setUp();
    replies.expect(1)('a');
    replies.expect(1)('b');
    expect(sent).toEqual(['a', 'b']);
  });

  it('wait for all before them', () => {
    const { sent, replies } = setUp();
    const [first, second, third] = [replies.expect(1), replies.expect(1), replies.expect(1)];
    third('c');
    second('b');
    expect(sent).toEqual([]);
    first('a');
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('wait again after some have gone, empty ones too', () => {
    const { sent, replies } = setUp();
    const [first, second, third] = [replies.expect(1), replies.expect(1), replies.expect(1)];
    first('a');
    third('');
    const fourth = replies.expect(1);
    expect(sent).toEqual(['a']);
    second('b');
    expect(sent).toEqual(['a', 'b', '']);
    fourth('d');
    expect(sent).toEqual(['a', 'b', '', 'd']);
  });

  it('keep the order of thousands that become ready in any order', () => {
    const { sent, expectMany } = setUp();
    const count = 5000;
    const places = expectMany(count, 1);
    // A step that shares no factor with the count reaches every place once.
    for (let step = 0; step < count; step += 1) {
      const place = (step * 2999) % count;
      places[place]?.(String(place));
    }
    expect(sent).toEqual(places.map((_, place) => String(place)));
  });
});

describe('a client that sends more than can be answered', () => {
  it('is read no further above 1 MiB of unanswered messages, and again below half of it', () => {
    const { reading, expectMany } = setUp();
    const places = expectMany(16, 63 * KIB);
    expect(reading).toEqual([]);
    places.push(...expectMany(3, 63 * KIB));
    expect(reading).toEqual(['paused']);
    for (const reply of places.slice(0, 10)) reply('');
    expect(reading).toEqual(['paused']);
    for (const reply of places.slice(10, 12)) reply('');
    expect(reading).toEqual(['paused', 'resumed']);
  });

  it('is read again only by replies that could go out', () => {
    const { reading, expectMany } = setUp();
    const [first, ...others] = expectMany(20, 63 * KIB);
    for (const reply of others) reply('');
    expect(reading).toEqual(['paused']);
    first?.('');
    expect(reading).toEqual(['paused', 'resumed']);
  });

  it('is held up by empty messages too, which take memory as well', () => {
    const { reading, expectMany } = setUp();
    expectMany(4096, 0);
    expect(reading).toEqual([]);
    expectMany(1, 0);
    expect(reading).toEqual(['paused']);
  });

  it('may be held up again and again', () => {
    const { reading, expectMany } = setUp();
    for (let round = 0; round < 2; round += 1) for (const reply of expectMany(20, 63 * KIB)) reply('');
    expect(reading).toEqual(['paused', 'resumed', 'paused', 'resumed']);
  });

  it('hold the client up while it does not take them, and let it go on once it has', () => {
    const reading: string[] = [];
    let drained: () => void = () => undefined;
    const transport = fakeTransport({
      pause: () => reading.push('paused'),
      resume: () => reading.push('resumed'),
      onDrain: (receive) => (drained = receive),
    });
    const facts = { id: 'car-7', channel: 'speed', address: '127.0.0.1', connectedAt: 0 };
    const replies = new OrderedReplies(new Connection(facts, transport, 10 * KIB * KIB));
    transport.bufferedBytes = 2 * KIB * KIB;
    replies.expect(1)('a');
    expect(reading).toEqual(['paused']);
    transport.bufferedBytes = 0;
    drained();
    expect(reading).toEqual(['paused', 'resumed']);
  });
});
