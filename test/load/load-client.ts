/**
 * A load of echoes, in a process of its own: argv is the URL, the number of connections, messages in flight on each,
 * seconds of warm-up, seconds of measurement, and messages a second (0: each reply sends the next message). Prints a LoadResult as
 * JSON.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LoadResult } from './load.ts';
import { speedMessage } from './speed-message.ts';

const [url = '', connections = '1', inFlight = '4', warmUp = '1', measured = '3', perSecond = '0'] =
  process.argv.slice(2);

/** Room for the latencies of a whole measurement, in milliseconds; allocated once so that measuring costs little. */
const latencies = new Float64Array(4_000_000);
let count = 0;
let measuring = false;
let refused = 0;
const messages = Array.from({ length: 200 }, (_, speed) => speedMessage(speed));

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  await once(socket, 'open');
  return socket;
}

/** A connection on which each message is answered in its turn; returns what sends the next one. */
function prepare(socket: WebSocket, answered: () => void): () => void {
  const sentAt: number[] = [];
  let next = 0;
  socket.on('message', (data: Buffer) => {
    const took = performance.now() - (sentAt.shift() ?? 0);
    // `{"e…` opens an error; a reading opens with `{"s`.
    if (data[2] === 0x65) refused += 1;
    else if (measuring && count < latencies.length) latencies[count++] = took;
    answered();
  });
  return () => {
    sentAt.push(performance.now());
    socket.send(messages[next++ % messages.length] ?? '');
  };
}

/** Keeps `inFlight` messages under way on a connection: each reply sends the next. */
function keepBusy(socket: WebSocket): void {
  const send = prepare(socket, () => {
    send();
  });
  for (let i = 0; i < Number(inFlight); i++) send();
}

/** Sends at a steady rate, connection after connection, whether replies come or not. */
function keepPace(sockets: readonly WebSocket[], rate: number): void {
  const sends = sockets.map((socket) => prepare(socket, () => undefined));
  const start = performance.now();
  let sent = 0;
  const tick = () => {
    const due = ((performance.now() - start) / 1000) * rate;
    for (; sent < due; sent++) sends[sent % sends.length]?.();
    setTimeout(tick, 1);
  };
  tick();
}

async function wait(seconds: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000));
}

const sockets = await Promise.all(Array.from({ length: Number(connections) }, open));
if (Number(perSecond) > 0) keepPace(sockets, Number(perSecond));
else sockets.forEach(keepBusy);
await wait(warmUp);
measuring = true;
const from = performance.now();
await wait(measured);
measuring = false;
const seconds = (performance.now() - from) / 1000;
const sorted = latencies.subarray(0, count).sort();
const result: LoadResult = {
  perSecond: count / seconds,
  p50: sorted[Math.floor(count * 0.5)] ?? NaN,
  p99: sorted[Math.floor(count * 0.99)] ?? NaN,
  refused,
};
process.stdout.write(JSON.stringify(result), () => process.exit(0));
