/** @jest-environment node */
import { guessDelimiter, readTable } from './text-table';

describe('the first records of a table', () => {
  it('are read with quotes, delimiters and ends of line within fields', () => {
    const text = 'time,"a ""name""",b\r\n1,"x, y","two\r\nlines"\r\n\r\n2,,\n';
    expect(readTable(text, ',', 10)).toEqual([
      ['time', 'a "name"', 'b'],
      ['1', 'x, y', 'two\r\nlines'],
      ['2', '', ''],
    ]);
  });

  it('are no more than asked for, and the last may be cut off', () => {
    expect(readTable('a\nb\nc', ',', 2)).toEqual([['a'], ['b']]);
    expect(readTable('a,b\n1,"cut', ',', 5)).toEqual([
      ['a', 'b'],
      ['1', 'cut'],
    ]);
  });

  it('are divided by what the first line has most of', () => {
    expect(guessDelimiter('a;b;c\n1,5;2,5;3,5')).toBe(';');
    expect(guessDelimiter('a\tb')).toBe('\t');
    expect(guessDelimiter('a,b')).toBe(',');
  });
});
