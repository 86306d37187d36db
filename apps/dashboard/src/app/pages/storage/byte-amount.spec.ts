/** @jest-environment node */
import { toAmount, toBytes } from './byte-amount';

describe('an amount of bytes in a form', () => {
  it.each([null, 5e6, 2_500_000_000, 4e12])('comes back as it was: %s', (bytes) => {
    expect(toBytes(toAmount(bytes))).toBe(bytes);
  });

  it('may have a decimal comma', () => {
    expect(toBytes({ text: ' 2,5 ', unit: 'GB' })).toBe(2_500_000_000);
  });

  it.each(['0', '-1', 'much', '1e30'])('is none for %s', (text) => {
    expect(toBytes({ text, unit: 'GB' })).toBeUndefined();
  });
});
