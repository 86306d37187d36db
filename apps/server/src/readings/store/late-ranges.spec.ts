import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import { CountingIds } from '../testing/counting-ids.js';
import { LATE_MS, LateRanges } from './late-ranges.js';
import { aReading } from './reading-store.contract.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const FIRST_ID = 1_000;

function setUp() {
  const ids = Object.assign(new CountingIds(FIRST_ID), { epoch: { name: 'run', startedAt: NOON, firstId: FIRST_ID } });
  const ranges = new LateRanges(ids);
  const begin = (...readings: Partial<Reading>[]) =>
    ranges.begin(
      readings.map((fields) => {
        const reading = aReading({ receivedAt: NOON, takenAt: fields.receivedAt ?? NOON, ...fields });
        return { channelId: 7, reading };
      }),
    );
  return { ranges, begin };
}

describe('how far it is certain what is stored', () => {
  it('begins with the run: before the first of its ids, at its start', () => {
    expect(setUp().ranges.settled).toEqual({ clock: NOON, lastId: FIRST_ID - 1 });
  });

  it('goes on with each write that has ended well', () => {
    const { ranges, begin } = setUp();
    ranges.succeeded(begin({ id: FIRST_ID }, { id: FIRST_ID + 1, receivedAt: NOON + 5 }));
    expect(ranges.settled).toEqual({ clock: NOON + 5, lastId: FIRST_ID + 1 });
  });

  it('does not pass a write that is under way, though later ones have ended', () => {
    const { ranges, begin } = setUp();
    ranges.succeeded(begin({ id: FIRST_ID }));
    const hanging = begin({ id: FIRST_ID + 1, receivedAt: NOON + 10 });
    ranges.succeeded(begin({ id: FIRST_ID + 2, receivedAt: NOON + 60_000 }));
    expect(ranges.settled).toEqual({ clock: NOON + 10, lastId: FIRST_ID });
    ranges.succeeded(hanging);
    expect(ranges.settled).toEqual({ clock: NOON + 60_000, lastId: FIRST_ID + 2 });
  });

  it('does not pass a write that failed, for a minute: it may take place all the same', () => {
    const { ranges, begin } = setUp();
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    ranges.failed(begin({ id: FIRST_ID, receivedAt: NOON + 10 }));
    ranges.succeeded(begin({ id: FIRST_ID + 1, receivedAt: NOON + 20 }));
    expect(ranges.settled).toEqual({ clock: NOON + 10, lastId: FIRST_ID - 1 });
    now.mockReturnValue(60_001);
    expect(ranges.settled).toEqual({ clock: NOON + 20, lastId: FIRST_ID + 1 });
  });
});

describe('the range of late readings', () => {
  const late = NOON - 10 * LATE_MS;

  it('reaches beyond every id that was certain when it was written, also for readings with smaller ones', () => {
    const { ranges, begin } = setUp();
    ranges.succeeded(begin({ id: FIRST_ID + 50 }));
    const { lastId } = ranges.settled;
    // As the journal brings them after a restart.
    const [range] = begin({ id: 5, takenAt: late }).ranges;
    expect(range).toMatchObject({ firstId: 5, firstTakenAt: late });
    expect(range?.lastId).toBeGreaterThan(lastId);
  });

  it('spares the next reading one of its own only as long as it may not have been rolled up', () => {
    const { ranges, begin } = setUp();
    ranges.succeeded(begin({ id: FIRST_ID, takenAt: late }));
    ranges.succeeded(begin({ id: FIRST_ID + 10, takenAt: late }));
    // The one that is open goes from the first id to twice as far.
    expect(begin({ id: FIRST_ID + 11, takenAt: late }).ranges).toEqual([]);
    ranges.succeeded(begin({ id: FIRST_ID + 500 }));
    const [again] = begin({ id: FIRST_ID + 11, takenAt: late }).ranges;
    expect(again?.lastId).toBeGreaterThan(ranges.settled.lastId);
  });

  it('is written anew after a failure: the database that answers next may have none', () => {
    const { ranges, begin } = setUp();
    ranges.succeeded(begin({ id: FIRST_ID, takenAt: late }));
    ranges.succeeded(begin({ id: FIRST_ID + 10, takenAt: late }));
    ranges.failed(begin({ id: FIRST_ID + 11, takenAt: late }));
    expect(begin({ id: FIRST_ID + 12, takenAt: late }).ranges).toHaveLength(1);
  });
});
