import { Pulled } from './pulled.js';

async function* letters(): AsyncGenerator<string> {
  yield 'a';
  await Promise.resolve();
  yield 'b';
}

describe('a sequence that is pulled from elsewhere', () => {
  it('comes piece by piece, and has an end', async () => {
    const pulled = new Pulled<string>();
    const number = pulled.begin(letters());
    expect([await pulled.next(number), await pulled.next(number), await pulled.next(number)]).toEqual([
      'a',
      'b',
      undefined,
    ]);
    expect(await pulled.next(number)).toBeUndefined();
    await pulled.end(number);
  });

  it('has no end that could be taken for one where whoever had begun it is gone', async () => {
    const number = new Pulled<string>().begin(letters());
    const other = new Pulled<string>();
    other.begin(letters());
    await expect(other.next(number)).rejects.toThrow('has ended');
  });
});
