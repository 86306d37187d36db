import { ReadingTurns } from './reading-turns.js';

describe('the turns in which a body is read', () => {
  it('let others have theirs while it takes long, however the body is cut', async () => {
    const turns = new ReadingTurns();
    let others = 0;
    const other = () => {
      others += 1;
      next = setImmediate(other);
    };
    let next = setImmediate(other);
    const slow = (piece: number) => {
      const until = performance.now() + 6;
      while (performance.now() < until);
      return piece % 2 === 0 ? piece : undefined;
    };
    const items: number[] = [];
    for (let from = 0; from < 12; from += 1) items.push(...(await turns.read([from], slow)));
    clearImmediate(next);
    expect(items).toEqual([0, 2, 4, 6, 8, 10]);
    expect(others).toBeGreaterThan(3);
  });
});
