/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { feedWords, type FeedCondition } from './feed-words';

const CONDITION: FeedCondition = {
  stoppedAt: null,
  isLive: true,
  behind: 0,
  history: { kind: 'ready' },
  newest: reading(0),
  patience: 4_000,
  now: NOON + 3_000,
};
const words = (more: Partial<FeedCondition>) => feedWords({ ...CONDITION, ...more });

describe('the words about a view', () => {
  it('say live only while what is shown is new', () => {
    expect(words({})).toEqual({ kind: 'live', words: 'live' });
    expect(words({ now: NOON + 5_000 })).toEqual({ kind: 'stale', words: 'nothing new since 12:00:00' });
  });

  it('take what came late for as old as it is, and do not say that nothing comes', () => {
    const late = { newest: reading(0, { takenAt: NOON - 60_000, receivedAt: NOON }) };
    expect(words(late)).toEqual({ kind: 'late', words: 'late: the newest was taken 11:59:00' });
    expect(words({ ...late, now: NOON + 5_000 }).words).toBe('nothing new since 11:59:00');
  });

  it('say as of when the picture is, without a connection', () => {
    expect(words({ isLive: false }).words).toBe('no connection: shown as of 12:00:00');
    expect(words({ isLive: false, newest: undefined }).words).toBe('no connection');
  });

  it('say that it stands still, whatever else is so', () => {
    expect(words({ stoppedAt: NOON, isLive: false })).toEqual({
      kind: 'stopped',
      words: 'stopped at 12:00:00: the picture stands still',
    });
  });

  it('say how many readings are there and not yet here', () => {
    expect(words({ behind: 1_200 })).toEqual({ kind: 'behind', words: 'catching up: 1,200 behind' });
  });

  it('tell loading from empty', () => {
    expect(words({ newest: undefined, history: { kind: 'loading' } }).kind).toBe('loading');
    expect(words({ newest: undefined }).kind).toBe('empty');
  });
});
