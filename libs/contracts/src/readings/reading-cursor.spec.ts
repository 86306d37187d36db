import { parseCursor, toCursor } from './reading-cursor.js';

describe('a cursor', () => {
  it.each([
    { takenAt: 1_795_269_791_000, id: 16_777_217 },
    { takenAt: 0, id: 0 },
    { takenAt: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER },
  ])('brings a place back as it was: %j', (place) => {
    const cursor = toCursor(place);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(parseCursor(cursor)).toEqual(place);
  });

  it.each([
    undefined,
    12,
    '',
    'soon',
    '1795269791000.16777217',
    toCursor({ takenAt: 5, id: 7 }).slice(0, -1),
    `${toCursor({ takenAt: 5, id: 7 })}=`,
    Buffer.from('5.-7').toString('base64url'),
    Buffer.from('9007199254740993.1').toString('base64url'),
    [toCursor({ takenAt: 5, id: 7 })],
  ])('is nothing else: %j', (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});
