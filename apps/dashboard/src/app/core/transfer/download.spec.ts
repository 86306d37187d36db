import { jest } from '@jest/globals';
import { Download } from './download';
import type { FileSink } from './file-sinks';

const HEADER = 'time (UTC),device,channel,unit,value,id\r\n';
const row = (id: number) => `2026-11-21T14:03:1${id}.000Z,"'=car, 7",speed,km/h,70,${id}\r\n`;

/** A body of these pieces, which breaks off behind them unless it ends. */
function body(pieces: readonly string[], ends: boolean): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return {
    getReader: () => ({
      read: () => {
        const piece = left.shift();
        if (piece !== undefined) return Promise.resolve({ done: false, value: new TextEncoder().encode(piece) });
        return ends ? Promise.resolve({ done: true }) : Promise.reject(new TypeError('network error'));
      },
    }),
  } as unknown as ReadableStream<Uint8Array>;
}

describe('a download', () => {
  const fetched = jest.fn<(url: string, init: { signal: AbortSignal }) => Promise<unknown>>();
  let written: string;
  let ending: string;
  const sink: FileSink = {
    write: (bytes) => {
      written += new TextDecoder().decode(bytes);
      return Promise.resolve();
    },
    finish: () => {
      ending = 'finished';
      return Promise.resolve();
    },
    abandon: () => {
      ending = 'abandoned';
      return Promise.resolve();
    },
  };

  beforeEach(() => {
    jest.useFakeTimers();
    fetched.mockReset();
    Object.assign(globalThis, { fetch: fetched });
    written = '';
    ending = '';
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const answers = (pieces: readonly string[], ends = true) =>
    fetched.mockResolvedValueOnce({ ok: true, status: 200, body: body(pieces, ends) });

  async function run(rows: 'csv' | 'ndjson' | null): Promise<Download> {
    const download = new Download();
    const ended = download.start({ path: '/api/export?x=1', rows }, sink);
    await jest.advanceTimersByTimeAsync(60_000);
    await ended;
    return download;
  }

  it('writes what comes and counts its rows', async () => {
    answers([HEADER + row(1), row(2) + row(3)]);
    const download = await run('csv');
    expect(written).toBe(HEADER + row(1) + row(2) + row(3));
    expect(ending).toBe('finished');
    expect(download.state()).toMatchObject({ kind: 'done', rows: 3, bytes: written.length });
  });

  it('does not count what stands around the rows of NDJSON', async () => {
    answers(['{"export":{}}\n{"time":"t","device":"a","channel":"b","id":1}\n{"rows":1}\n']);
    expect((await run('ndjson')).state()?.rows).toBe(1);
  });

  it('goes on behind the last whole row when the connection breaks off', async () => {
    answers([HEADER + row(1) + row(2).slice(0, 20)], false);
    answers([row(2) + row(3)]);
    const download = await run('csv');
    expect(written).toBe(HEADER + row(1) + row(2) + row(3));
    const again = new URLSearchParams(fetched.mock.calls[1]?.[0].split('?')[1]);
    expect(again.get('cursor')).toBe('=car%2C 7/speed@2026-11-21T14:03:11.000Z,1');
    expect(download.state()).toMatchObject({ kind: 'done', rows: 3 });
  });

  it('leaves nothing behind where it can’t go on', async () => {
    answers(['PAR1…'], false);
    const download = await run(null);
    expect(ending).toBe('abandoned');
    expect(download.state()).toMatchObject({ kind: 'failed', rows: null });
  });

  it('gives up at once where the server says no', async () => {
    answers([HEADER + row(1)], false);
    const refusal = { error: { code: 'invalid_request', message: 'cursor must be the last row' } };
    fetched.mockResolvedValue({ ok: false, status: 400, json: () => Promise.resolve(refusal) });
    const download = await run('csv');
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(download.state()).toMatchObject({ kind: 'failed', problem: 'cursor must be the last row' });
  });

  it('ends when a person cancels it', async () => {
    const download = new Download();
    fetched.mockImplementation((_url, { signal }) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    });
    const ended = download.start({ path: '/api/export', rows: 'csv' }, sink);
    download.cancel();
    await ended;
    expect(ending).toBe('abandoned');
    expect(download.state()?.kind).toBe('canceled');
  });
});
