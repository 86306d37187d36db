import type { ExportPage } from './exported-rows.js';
import type { ExportChunk, ExportRequest } from './export-request.js';
import { textChunks, textFormatOf } from './text-chunks.js';

const SPAN = { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) };
const channel = { id: 1, device: 'Käfig-7', channel: '温度', unit: '°C' };

function request(format: 'csv' | 'json' | 'ndjson'): ExportRequest {
  const limits = { least: -Infinity, most: Infinity };
  return { channels: [channel], span: SPAN, format, resolution: 'raw', timeZone: 'UTC', continued: false, ...limits };
}

async function exported(format: 'csv' | 'json' | 'ndjson', pages: readonly ExportPage[]) {
  const asked = request(format);
  const text = textFormatOf(asked);
  if (text === undefined) throw new Error(`${format} is text`);
  const chunks: ExportChunk[] = [];
  for await (const chunk of textChunks(asked, text, { pages: () => pages } as never)) chunks.push(chunk);
  return {
    text: Buffer.concat(chunks.map(({ bytes }) => bytes)).toString(),
    rows: chunks.reduce((sum, { rows }) => sum + rows, 0),
    chunks: chunks.length,
    largest: Math.max(...chunks.map(({ bytes }) => bytes.length)),
  };
}

/** Readings a second apart, in pages that are no multiple of anything. */
function pagesOf(count: number): ExportPage[] {
  const rows = Array.from({ length: count }, (_, n) => [SPAN.from + n * 1000, 2 ** 40 + n, n / 8 - 100]);
  return [rows.slice(0, 17), rows.slice(17, 1_330), rows.slice(1_330)].map((page) => ({ channel, rows: page }));
}

describe('an export as text', () => {
  it('has each row whole and once, however it is cut into chunks', async () => {
    const { text, rows, chunks, largest } = await exported('csv', pagesOf(40_000));
    const lines = text.split('\r\n');
    expect(lines.shift()).toBe('time (UTC),device,channel,unit,value,id');
    expect(lines.pop()).toBe('');
    expect(lines).toEqual(
      Array.from({ length: 40_000 }, (_, n) => {
        const time = new Date(SPAN.from + n * 1000).toISOString();
        return `${time},Käfig-7,温度,°C,${n / 8 - 100},${2 ** 40 + n}`;
      }),
    );
    expect(rows).toBe(40_000);
    expect(chunks).toBeGreaterThan(5);
    expect(largest).toBeLessThanOrEqual(256 * 1024);
  });

  it('is one document in JSON, with as many rows as it says', async () => {
    const { text, rows } = await exported('json', pagesOf(9_000));
    const document = JSON.parse(text) as { rows: number; data: { value: number }[] };
    expect(document.rows).toBe(9_000);
    expect(document.data).toHaveLength(9_000);
    expect(document.data.at(-1)?.value).toBe(8_999 / 8 - 100);
    expect(rows).toBe(9_000);
  });

  it('writes numbers as ECMAScript does, and nothing where there is no number', async () => {
    const values = [0.1 + 0.2, 1e21, 5e-324, -0, 123456789.125];
    const rows = [...values, NaN].map((value, n) => [SPAN.from, n, value]);
    const { text } = await exported('ndjson', [{ channel, rows }]);
    const lines = text.trim().split('\n').slice(1, -1);
    expect(lines.map((line) => /"value":([^,]*),/.exec(line)?.[1])).toEqual([...values.map(String), 'null']);
  });

  it('is a file with a head and no rows where there are none', async () => {
    expect(await exported('csv', [])).toMatchObject({ text: 'time (UTC),device,channel,unit,value,id\r\n', rows: 0 });
  });
});
