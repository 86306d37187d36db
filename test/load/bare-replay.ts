/**
 * A bare `ws` loop that sends recorded frames to all who are connected: argv is the file of RecordedFrames and `timed` (at the
 * times of the record) or `saturated` (the next frame as soon as nobody has more than a limit waiting). Prints its URL.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { RecordedFrame } from './viewers.ts';

const [file = '', mode = 'timed'] = process.argv.slice(2);
const WAITING_MAX = 262_144;
const BEHIND_MAX_MS = 500;
const frames = JSON.parse(readFileSync(file, 'utf8')) as RecordedFrame[];
const length = (frames.at(-1)?.at ?? 0) + 20;

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('listening', () => console.log(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));

function sendToAll(text: string): void {
  const frame = Buffer.from(text);
  for (const socket of server.clients) if (socket.readyState === WebSocket.OPEN) socket.send(frame, { binary: false });
}

let sent = 0;
let from = performance.now();

/** The record over and over, each frame when it came; a frame a turn, so that viewers can come even when it is late. */
function sendWhatIsDue(): void {
  const frame = frames[sent % frames.length];
  const dueAt = (frame?.at ?? 0) + Math.floor(sent / frames.length) * length;
  const wait = dueAt - (performance.now() - from);
  if (frame !== undefined && wait <= 0) {
    sendToAll(frame.text);
    sent += 1;
  }
  // What it could not send while it was behind is not made up for.
  if (wait < -BEHIND_MAX_MS) from = performance.now() - dueAt;
  if (wait <= 0) setImmediate(sendWhatIsDue);
  else setTimeout(sendWhatIsDue, Math.min(wait, 1));
}

function sendAsFastAsTaken(): void {
  const isFull = [...server.clients].some(({ bufferedAmount }) => bufferedAmount > WAITING_MAX);
  if (!isFull) sendToAll(frames[sent++ % frames.length]?.text ?? '');
  setImmediate(sendAsFastAsTaken);
}

if (mode === 'timed') sendWhatIsDue();
else sendAsFastAsTaken();
