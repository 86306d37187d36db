import { Settings } from '../../platform/config/index.js';
import { type ReadingIngest, StorageUnavailableError, type Submission } from '../../readings/index.js';
import { Batch } from './batch.js';
import { UnfinishedBatchError } from './errors.js';
import { QueuePlaces } from './queue-places.js';
import { type Item, readItem } from './read-item.js';

const good = (value: number): Item => readItem({ device: 'd', channel: 'c', value });
const bad = readItem(null);
const goods = (count: number) => Array.from({ length: count }, (_, n) => good(n));

/** A door that stores everything, unless it is told to fail. */
function doorOf({ fail = () => undefined as Error | undefined } = {}) {
  const shares: number[] = [];
  let nextId = 1;
  const acceptAll = async (submissions: readonly Submission[]) => {
    shares.push(submissions.length);
    await new Promise((resolve) => setImmediate(resolve));
    const error = fail();
    if (error !== undefined) throw error;
    return submissions.map(({ values }) => values.map(() => ({ reading: { id: nextId++ }, duplicate: false })));
  };
  return { ingest: { acceptAll } as unknown as ReadingIngest, shares };
}

const batchOf = (ingest: ReadingIngest, queueMax = 100_000) =>
  new Batch(ingest, new QueuePlaces({ queueMax } as Settings));

/** What the sender of a batch that was not taken to its end is told. */
async function unfinished(batch: Batch) {
  const error: unknown = await batch.finish().catch((error: unknown) => error);
  if (!(error instanceof UnfinishedBatchError)) throw error;
  return error.toBody();
}

describe('a batch', () => {
  it('goes through the door in shares no larger than its places, and is answered in order', async () => {
    const { ingest, shares } = doorOf();
    const batch = batchOf(ingest, 20);
    await batch.take([...goods(15), bad, good(1)]);
    const report = await batch.finish();
    expect(shares).toEqual([10, 6]);
    expect(report).toMatchObject({ stored: 16, duplicates: 0, refused: 1 });
    expect(report.results.map((result) => ('id' in result ? result.id : result.status))).toEqual([
      ...Array.from({ length: 15 }, (_, n) => n + 1),
      'refused',
      16,
    ]);
  });

  it('is not looked at beyond the share that could not be stored', async () => {
    const { ingest } = doorOf({ fail: () => new StorageUnavailableError('no') });
    const batch = batchOf(ingest, 2);
    await batch.take(goods(5));
    expect(batch.hasStopped()).toBe(true);
    await batch.take(goods(5));
    const body = await unfinished(batch);
    expect(body).toMatchObject({ stored: 0, refused: 1, error: { code: 'storage_unavailable' } });
    expect(body.results).toHaveLength(1);
  });

  it('is not answered as if it were well where the server fails', async () => {
    const { ingest } = doorOf({ fail: () => new TypeError('a bug') });
    const batch = batchOf(ingest);
    await batch.take(goods(2));
    await expect(batch.finish()).rejects.toThrow(TypeError);
  });

  it('tells every bad field of the first items that are refused, and the first one of the others', async () => {
    const twice = readItem({ device: '', channel: '', value: 1 });
    const batch = batchOf(doorOf().ingest);
    for (let n = 0; n < 2; n++) await batch.take(Array<Item>(1_000).fill(twice));
    const { results } = await batch.finish();
    const explained = results.map((result) => 'error' in result && result.error.fields?.length === 2);
    expect(explained).toEqual([...Array<boolean>(1_000).fill(true), ...Array<boolean>(1_000).fill(false)]);
    expect(results.at(-1)).toEqual({
      status: 'refused',
      error: { code: 'invalid_reading', path: 'device', message: expect.stringMatching(/^device must be [^;]*$/) },
    });
  });

  it('ends where more items were refused than anyone reads', async () => {
    const batch = batchOf(doorOf().ingest);
    for (let n = 0; n < 101; n++) await batch.take(Array<Item>(1_000).fill(bad));
    expect(await unfinished(batch)).toMatchObject({ refused: 100_000, error: { code: 'too_large' } });
  });
});
