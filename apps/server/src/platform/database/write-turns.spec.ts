import { setImmediate as nextTurn } from 'node:timers/promises';
import { readSettings } from '../config/index.js';
import { WriteTurns } from './write-turns.js';

function setUp(url: string) {
  const turns = new WriteTurns(readSettings({ DATABASE_URL: url }));
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await nextTurn();
    events.push(`${name} ends`);
    if (name === 'bad') throw new Error('it failed');
  };
  return { turns, events, work };
}

describe('turns at writing', () => {
  it('come one after the other on SQLite, in order, whatever becomes of those before', async () => {
    const { turns, events, work } = setUp('sqlite:turns.db');
    const bad = turns.take(work('bad'));
    const [second, third] = [turns.take(work('second')), turns.take(work('third'))];
    await expect(bad).rejects.toThrow('it failed');
    await Promise.all([second, third]);
    expect(events).toEqual(['bad begins', 'bad ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });

  it('begin at once where nobody else writes', async () => {
    const { turns, events, work } = setUp('sqlite:turns.db');
    const first = turns.take(work('first'));
    expect(events).toEqual(['first begins']);
    await first;
    const second = turns.take(work('second'));
    expect(events.at(-1)).toBe('second begins');
    await second;
  });

  it('need no order on MySQL, where each transaction has a connection of its own', async () => {
    const { turns, events, work } = setUp('mysql://root@127.0.0.1/tachograph');
    await Promise.all([turns.take(work('first')), turns.take(work('second'))]);
    expect(events.slice(0, 2)).toEqual(['first begins', 'second begins']);
  });
});
