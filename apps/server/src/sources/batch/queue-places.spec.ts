import { Settings } from '../../platform/config/index.js';
import { QueuePlaces } from './queue-places.js';

const placesOf = (queueMax: number) => new QueuePlaces({ queueMax } as Settings);

/** Takes places and says so; with a way to give them back. */
function taking(places: QueuePlaces, name: string, count: number, said: string[]): () => Promise<void> {
  const taken = places.take(count).then((giveBack) => {
    said.push(name);
    return giveBack;
  });
  return async () => {
    (await taken)();
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the places of batches in the queue', () => {
  it('are half of it, rounded up', () => {
    expect(placesOf(1).count).toBe(1);
    expect(placesOf(11).count).toBe(6);
  });

  it('are few where the queue is long, so that others do not wait behind batches', () => {
    expect(placesOf(10_000_000).count).toBeLessThan(50_000);
  });

  it('are given while there are some, and then in the order of asking', async () => {
    const places = placesOf(20);
    const said: string[] = [];
    const leave = taking(places, 'six', 6, said);
    taking(places, 'seven', 7, said);
    taking(places, 'one, which would fit', 1, said);
    await settled();
    expect(said).toEqual(['six']);
    await leave();
    await settled();
    expect(said).toEqual(['six', 'seven', 'one, which would fit']);
  });

  it('are given all to one that wants more than there are', async () => {
    const places = placesOf(4);
    const said: string[] = [];
    const leave = taking(places, 'many', 100, said);
    taking(places, 'next', 1, said);
    await settled();
    expect(said).toEqual(['many']);
    await leave();
    await settled();
    expect(said).toEqual(['many', 'next']);
  });
});
