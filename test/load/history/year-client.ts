/**
 * Posts a stretch of readings at 1 Hz for one device as NDJSON, in a process of its own: argv is the server's URL, the device, the time of the first
 * reading (ms), how many, and the connections. A car's speed: a random walk with one decimal. Prints the seconds that it took.
 */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';

const [url = '', device = '', from = '0', count = '0', connections = '4'] = process.argv.slice(2);

const LINES = 20_000;
const TOP_SPEED = 160;
const headers = { 'Content-Type': 'application/x-ndjson' };
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });

let next = 0;
let speed = 80;

function body(): { bytes: Buffer; lines: number } {
  const lines = Math.min(LINES, Number(count) - next);
  let text = '';
  for (let n = 0; n < lines; n++) {
    speed = Math.min(TOP_SPEED, Math.max(0, speed + Math.random() * 4 - 2));
    const at = Number(from) + (next + n) * 1000;
    text += `{"device":"${device}","channel":"speed","unit":"km/h","value":${speed.toFixed(1)},"at":${at}}\n`;
  }
  next += lines;
  return { bytes: Buffer.from(text), lines };
}

function post(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/readings`, { method: 'POST', agent, headers }, (answer: IncomingMessage) => {
      text(answer).then(resolve, reject);
    });
    sent.on('error', reject).end(bytes);
  });
}

async function postUntilDone(): Promise<void> {
  while (next < Number(count)) {
    const { bytes, lines } = body();
    const answer = (await post(bytes)).slice(0, 200);
    if (!answer.includes(`"stored":${lines}`)) throw new Error(`not everything was stored: ${answer}`);
  }
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, () => postUntilDone()));
process.stdout.write(String((performance.now() - began) / 1000), () => process.exit(0));
