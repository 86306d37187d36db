import { seeded } from '../../../../../tools/seeded.js';
import { isArray, itemsOf } from './array-items.js';

const read = (text: string) => Array.from(itemsOf(text), (item): unknown => JSON.parse(item));

describe('the items of an array', () => {
  it('are what JSON.parse finds in it, whatever is nested in them', () => {
    const random = seeded(11);
    const texts = ['"', '\\', ',', '[', ']', '{', '}', ' ', 'ä', '\n'];
    const value = (depth: number): unknown => {
      const kind = Math.floor(random() * (depth > 3 ? 3 : 5));
      if (kind === 0) return random() * 1e6;
      if (kind === 1) return null;
      if (kind === 2) return Array.from({ length: 6 }, () => texts[Math.floor(random() * texts.length)]).join('');
      const parts = Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1));
      return kind === 3 ? parts : Object.fromEntries(parts.map((part, index) => [`${String(part)}${index}`, part]));
    };
    for (let round = 0; round < 500; round += 1) {
      const items = Array.from({ length: round % 7 }, () => value(0));
      expect(read(JSON.stringify(items))).toEqual(items);
      expect(read(` ${JSON.stringify(items, null, 2)}\n`)).toEqual(items);
    }
  });

  it.each([
    '[',
    '[1',
    '[1,',
    '[1,]',
    '[,1]',
    '[,]',
    '[1}',
    '[{]',
    '[{]}]',
    '["]',
    '["\\"]',
    '[1] 2',
    '[1]]',
    '[1 2]',
    '[[1]',
    '[1}]',
  ])('are not all JSON, or not an array, where it is %s', (text) => {
    expect(isArray(text)).toBe(true);
    expect(() => read(text)).toThrow(SyntaxError);
  });
});
