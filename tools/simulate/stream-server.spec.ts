import { eventually } from '../../test/support/eventually.ts';
import { readOptions } from './options.ts';
import { Outage } from './outage.ts';
import { serveStream } from './stream-server.ts';
import { Tally } from './tally.ts';

describe('the simulated stream', () => {
  let stop: AbortController;
  let served: Promise<void>;
  let said: string[];

  beforeEach(() => {
    stop = new AbortController();
    said = [];
  });

  afterEach(async () => {
    stop.abort();
    await served;
  });

  async function serve(...more: string[]): Promise<string> {
    const say = (text: string) => void said.push(text);
    const options = readOptions(['stream', '--port', '0', '--rate', '100', ...more]);
    if (options === undefined) throw new Error('the options ask for help');
    const stage = { options, say, signal: stop.signal, startAt: Date.UTC(2026, 10, 21) };
    served = serveStream({ ...stage, tally: new Tally('stream', false), outage: new Outage('', say) });
    await eventually(
      () => said.length,
      (count) => count > 0,
    );
    return said[0]?.replace('stream: ', '') ?? '';
  }

  /** Some lines of the stream, from whenever it was asked. */
  async function linesOf(url: string, count: number): Promise<string[]> {
    const response = await fetch(url);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.split('\n').length > count) break;
    }
    return text.split('\n').slice(0, count);
  }

  it('gives a time and a speed a line, both as text', async () => {
    const lines = await linesOf(await serve(), 5);
    for (const line of lines) expect(line).toMatch(/^\{"time":"\d{13}","speed":"\d+(\.\d)?"\}$/);
    const times = lines.map((line) => Number((JSON.parse(line) as { time: string }).time));
    expect(times.slice(1).map((time, at) => time - (times[at] ?? 0))).toEqual([10, 10, 10, 10]);
  });

  it('gives everybody the same drive', async () => {
    const url = await serve();
    const [one, other] = await Promise.all([linesOf(url, 100), linesOf(url, 100)]);
    const shared = one.filter((line) => other.includes(line));
    expect(shared.length).toBeGreaterThan(10);
  });

  it('knows no other path and no other method', async () => {
    const url = await serve();
    expect((await fetch(new URL('/', url))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });
});
