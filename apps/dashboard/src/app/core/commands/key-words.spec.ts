/** @jest-environment node */
import { keyCaps } from './key-words';

describe('the names of keys', () => {
  it('are those that stand on them', () => {
    expect(keyCaps('Ctrl+Shift+z')).toEqual([['Ctrl', 'Shift', 'Z']]);
    expect(keyCaps(' ')).toEqual([['Space']]);
    expect(keyCaps('ArrowLeft')).toEqual([['←']]);
    expect(keyCaps('?')).toEqual([['?']]);
    expect(keyCaps('+')).toEqual([['+']]);
  });

  it('come one after the other where they are pressed so', () => {
    expect(keyCaps('g d')).toEqual([['G'], ['D']]);
  });
});
