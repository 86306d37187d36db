import { setImmediate as nextTurn } from 'node:timers/promises';
import { Connection } from './connection.js';
import { fakeTransport } from './testing/fake-transport.js';
import { RequestTurns } from './request-turns.js';

/** A client that takes what it is sent when the test says so. */
function setUp() {
  let drain: () => void = () => undefined;
  const transport = fakeTransport({ onDrain: (receive) => (drain = receive) });
  const facts = { id: 'one', channel: 'dashboard', address: '::1', connectedAt: 0 };
  const turns = new RequestTurns(new Connection(facts, transport, 1_000_000));
  const served: number[] = [];
  const add = (request: number, work: Promise<void> = Promise.resolve()) => {
    turns.add(() => {
      served.push(request);
      return work;
    });
  };
  const take = () => {
    transport.bufferedBytes = 0;
    drain();
  };
  return { transport, served, add, take };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

describe('the turns of the requests of one client', () => {
  it('come one after the other', async () => {
    const { served, add } = setUp();
    const work = Promise.withResolvers<undefined>();
    add(1, work.promise);
    add(2);
    add(3);
    await settle();
    expect(served).toEqual([1]);
    work.resolve(undefined);
    await settle();
    expect(served).toEqual([1, 2, 3]);
  });

  it('leave the event loop to others in between', async () => {
    const { served, add } = setUp();
    for (let request = 1; request <= 5; request += 1) add(request);
    const seen: number[] = [];
    while (served.length < 5) {
      await nextTurn();
      seen.push(served.length);
    }
    expect(seen).toEqual(expect.arrayContaining([1, 2, 3, 4, 5]));
  });

  it('wait until the client has taken what it was sent', async () => {
    const { transport, served, add, take } = setUp();
    transport.bufferedBytes = 300_000;
    add(1);
    add(2);
    await settle();
    expect(served).toEqual([]);
    take();
    await settle();
    expect(served).toEqual([1, 2]);
  });
});
