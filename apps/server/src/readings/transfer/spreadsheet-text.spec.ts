import fc from 'fast-check';
import { armed, defused } from './spreadsheet-text.js';

const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@\t\r]?[a-z]{0,3}$/));

describe('a text in a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('is no formula to a spreadsheet: %j', (formula) => {
    expect(defused(formula)).toBe(`'${formula}`);
  });

  it.each(['car-7', 'a=b', "'quoted'", '°C', ''])('is let be where it is none: %j', (harmless) => {
    expect(defused(harmless)).toBe(harmless);
    expect(armed(harmless)).toBe(harmless);
  });

  it('comes back exactly, whatever it is', () => {
    fc.assert(
      fc.property(text, (original) => {
        expect(defused(original)).not.toMatch(/^[=+\-@\t\r]/);
        expect(armed(defused(original))).toBe(original);
      }),
    );
  });
});
