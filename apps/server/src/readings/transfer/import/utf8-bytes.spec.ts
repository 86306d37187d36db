import type { TextEncoding } from '@tachograph/contracts';
import { utf8Bytes } from './utf8-bytes.js';

const TEXT = 'Küche;21 °C;日本 🚗\n';

async function read(bytes: Buffer, size: number, encoding?: TextEncoding): Promise<string> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const all: Buffer[] = [];
  for await (const chunk of utf8Bytes(chunks(), encoding)) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the text of a file', () => {
  it.each([1, 2, 3, 5, 1000])(
    'is read as UTF-8, also where chunks of %i bytes cut through characters',
    async (size) => {
      expect(await read(Buffer.from(TEXT), size)).toBe(TEXT);
    },
  );

  it.each([
    ['little', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['big', utf16be(`\uFEFF${TEXT}`)],
  ])('is read as UTF-16 in %s-endian order where its mark says so', async (_order, bytes) => {
    expect(await read(bytes, 3)).toBe(TEXT);
  });

  it.each([
    ['windows-1252', Buffer.from('K\u00fcche \u00b0C', 'latin1'), 'Küche °C'],
    ['utf-16be', utf16be('Küche'), 'Küche'],
  ] as const)('is read as %s where somebody says so', async (encoding, bytes, text) => {
    expect(await read(bytes, 3, encoding)).toBe(text);
  });

  it('is refused where it is no UTF-8, with the line that is none and what else is accepted', async () => {
    const bytes = Buffer.from('time;Raum\n1;K\u00fcche\n2;Bad\n', 'latin1');
    await expect(read(bytes, 1000)).rejects.toThrow(
      'the file is not UTF-8, as in "1;K\uFFFDche"; save it as UTF-8, or say encoding=windows-1252, utf-16le or utf-16be',
    );
  });

  it('is refused where it ends in the middle of a character', async () => {
    await expect(read(Buffer.from('21 °').subarray(0, -1), 1000)).rejects.toThrow('the file is not UTF-8');
  });
});
