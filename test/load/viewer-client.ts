/**
 * Viewers of the live channel, in a process of their own: argv is the URL of the WebSocket, the number of viewers, the
 * subscription to send (empty for a server that sends by itself), seconds of warm-up and of measurement, and a file for the frames
 * of one of them (or none). All but that one only count bytes, so that what is measured is the server and not this. Prints
 * "watching", then a ViewerResult as JSON.
 */
import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { openRaw, textFrame } from '../support/raw-socket.ts';
import type { RecordedFrame, ViewerResult } from './viewers.ts';

const [url = '', viewers = '1', subscription = '', warmUp = '1', measured = '4', file = ''] = process.argv.slice(2);
const AT_ONCE = 50;

let bytes = 0;
let measuring = false;
const frames: RecordedFrame[] = [];

async function openCounting(): Promise<Socket> {
  const { href, pathname } = new URL(url);
  const socket = await openRaw(href.replace('ws', 'http'), pathname);
  socket.on('data', (data: Buffer) => {
    if (measuring) bytes += data.length;
  });
  if (subscription !== '') socket.write(textFrame(subscription));
  return socket;
}

async function openRecording(): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => {
    if (!measuring) return;
    const text = data.toString();
    frames.push({ at: performance.now(), text });
  });
  await once(socket, 'open');
  if (subscription !== '') socket.send(subscription);
}

async function wait(seconds: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000));
}

/** The length of a frame on the wire that the server sends. */
function wireBytes(text: string): number {
  const length = Buffer.byteLength(text);
  return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10);
}

for (let opened = 1; opened < Number(viewers); opened += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(viewers) - opened) }, openCounting));
await openRecording();
console.log('watching');
await wait(warmUp);
measuring = true;
const from = performance.now();
await wait(measured);
measuring = false;
const seconds = (performance.now() - from) / 1000;
const recordedBytes = frames.reduce((sum, { text }) => sum + wireBytes(text), 0);
const readings = frames.reduce((sum, { text }) => sum + (text.match(/"takenAt"/g)?.length ?? 0), 0);
if (file !== '') writeFileSync(file, JSON.stringify(frames.map(({ at, text }) => ({ at: at - from, text }))));
// All got the same: what the others' bytes come to in readings follows from the one whose frames were read.
const deliveries = ((bytes + recordedBytes) / recordedBytes) * readings;
const result: ViewerResult = {
  deliveriesPerSecond: deliveries / seconds,
  readingsPerSecond: readings / seconds,
  framesPerSecond: frames.length / seconds,
  megabytesPerSecond: (bytes + recordedBytes) / seconds / 1e6,
};
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
