import { IDENTIFIER_MAX_LENGTH, parseIdentifier } from './identifier.js';

describe('an identifier', () => {
  it.each([
    ['car-7', 'car-7'],
    ['  car 7\t', 'car 7'],
    ['Straße 🚗', 'Straße 🚗'],
    ['0', '0'],
    [42, '42'],
    [0, '0'],
    [-7, '-7'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('takes %j as %j', (value, expected) => {
    expect(parseIdentifier(value)).toBe(expected);
  });

  it('loses white space around it, line ends and the byte order mark included, and keeps it inside', () => {
    expect(parseIdentifier('\r\n\u00a0\ufeff\u2003car  7\u2028\n')).toBe('car  7');
  });

  it.each(['', ' ', '\n\t', '\u3000'])('is not made of white space alone: %j', (value) => {
    expect(parseIdentifier(value)).toBeUndefined();
  });

  it.each(['a\u0000b', 'a\nb', 'a\tb', 'a\u001bb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\u2029b'])(
    'holds no control character and no line separator: %j',
    (value) => {
      expect(parseIdentifier(value)).toBeUndefined();
    },
  );

  it.each(['a\ud83d', '\ude97a', 'a\ude97\ud83db'])('is valid Unicode: %j', (value) => {
    expect(parseIdentifier(value)).toBeUndefined();
  });

  it('has at most 128 characters, counted without what surrounds it', () => {
    const longest = 'x'.repeat(IDENTIFIER_MAX_LENGTH);
    expect(IDENTIFIER_MAX_LENGTH).toBe(128);
    expect(parseIdentifier(longest)).toBe(longest);
    expect(parseIdentifier(`  ${longest}  `)).toBe(longest);
    expect(parseIdentifier(`${longest}x`)).toBeUndefined();
  });

  it.each([1.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1, true, null, undefined, ['car-7'], { id: 1 }, 7n])(
    'is text or a whole number, not %p',
    (value) => {
      expect(parseIdentifier(value)).toBeUndefined();
    },
  );
});
