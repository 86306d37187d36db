/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { freshness } from './freshness';

const taken = reading(0);

describe('freshness', () => {
  it('is live in the first two seconds of a live connection', () => {
    expect(freshness(taken, NOON + 1_999, true)).toEqual({ kind: 'live', words: 'live' });
  });

  it('is never live without a connection', () => {
    expect(freshness(taken, NOON + 1_500, false)).toEqual({ kind: 'recent', words: '1 s ago' });
  });

  it('counts the seconds at first', () => {
    expect(freshness(taken, NOON + 3_400, true)).toEqual({ kind: 'recent', words: '3 s ago' });
  });

  it('says since when it is stale', () => {
    expect(freshness(taken, NOON + 60_000, true)).toEqual({ kind: 'stale', words: 'stale since 12:00:00' });
  });

  it('names the day when it was not today', () => {
    expect(freshness(taken, NOON + 86_400_000, true).words).toBe('stale since 20 Nov 2026, 12:00:00');
  });

  it('does not make a late reading look new because it arrived just now', () => {
    const late = reading(1, { takenAt: NOON, receivedAt: NOON + 600_000 });
    expect(freshness(late, NOON + 600_500, true)).toEqual({ kind: 'late', words: 'late, taken 12:00:00' });
  });

  it('does not believe a device clock that is ahead', () => {
    const ahead = reading(1, { takenAt: NOON + 3_600_000, receivedAt: NOON });
    expect(freshness(ahead, NOON + 60_000, true).kind).toBe('stale');
  });
});
