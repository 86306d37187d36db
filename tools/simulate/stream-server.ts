import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepPace } from './pace.ts';
import { speedSeries } from './series.ts';
import type { Stage } from './stage.ts';

/** Bytes that may wait for a listener that does not read; past them it is cut off. */
const WAITING_MAX = 8 * 1024 * 1024;

/** Serves `GET /stream`: whoever asks hears the same drive, from the moment on at which it came. */
export async function serveStream({ options, tally, signal, startAt, say }: Stage): Promise<void> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => answer(request, response, listeners));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  say(`stream: http://127.0.0.1:${(server.address() as AddressInfo).port}/stream`);
  const series = speedSeries(options, 0, startAt);
  tally.watch(series.faults);
  try {
    await keepPace(options, signal, () => {
      for (const emission of series.next()) {
        tally.sent += 1;
        tell(listeners, 'reading' in emission ? toLine(emission.reading) : emission.garbage);
      }
    });
  } finally {
    for (const listener of listeners) listener.end();
    server.close();
    server.closeIdleConnections();
  }
}

function answer(request: IncomingMessage, response: ServerResponse, listeners: Set<ServerResponse>): void {
  const { pathname } = new URL(request.url ?? '/', 'http://simulator');
  if (pathname !== '/stream') {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('the stream is at /stream\n');
  } else if (request.method !== 'GET') {
    response.writeHead(405, { Allow: 'GET' }).end();
  } else {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' }).flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }
}

function tell(listeners: Set<ServerResponse>, line: string): void {
  for (const listener of listeners) {
    if (listener.writableLength > WAITING_MAX) listener.destroy();
    else listener.write(`${line}\n`);
  }
}

function toLine({ time, speed }: { time: number; speed: number }): string {
  return JSON.stringify({ time: String(time), speed: String(speed) });
}
