/** @jest-environment node */
import type { StorageHealth } from '@tachograph/contracts';
import { NOON } from '../../../testing/readings';
import { storageWords } from './storage-words';

const HEALTHY: StorageHealth = {
  state: 'database',
  waiting: 0,
  waitingSince: null,
  journal: { bytes: 0, limitBytes: 1_000_000 },
};
const words = (more: Partial<StorageHealth>) => storageWords({ ...HEALTHY, ...more }, NOON);

describe('the words about storage', () => {
  it('are none while readings go into the database', () => {
    expect(words({})).toBeNull();
  });

  it('say since when the database is away, and how much waits', () => {
    const waitingSince = new Date(NOON - 180_000).toISOString();
    expect(words({ state: 'journal', waiting: 1_234, waitingSince })?.words).toBe(
      'Database away since 11:57: 1,234 readings wait on disk, and none is lost.',
    );
    expect(words({ state: 'journal', waiting: 1, waitingSince })?.words).toContain('1 reading waits');
  });

  it('say that what waited is on its way', () => {
    expect(words({ state: 'draining', waiting: 20 })?.words).toContain('20 readings from disk are on the way');
  });

  it('say that nothing is stored, and what is full', () => {
    expect(words({ state: 'refusing', waiting: 9 })).toMatchObject({
      kind: 'refusing',
      words: expect.stringContaining('the journal on disk takes no more: 9 readings in it'),
    });
    expect(words({ state: 'refusing', journal: null })?.words).not.toContain('journal');
  });

  it('announce nothing that changes each second', () => {
    const announced = [10, 20].map((waiting) => words({ state: 'journal', waiting })?.announcement);
    expect(announced[0]).toBe(announced[1]);
  });
});
