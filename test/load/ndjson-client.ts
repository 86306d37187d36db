/**
 * A load of NDJSON bodies, in a process of its own: argv is the server's URL, the number of connections, lines of a body, seconds
 * of warm-up, seconds of measurement, and whether each line has an id. Prints an NdjsonLoadResult as JSON.
 */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import type { NdjsonLoadResult } from './ndjson-ingest.ts';

const [url = '', connections = '4', lines = '10000', warmUp = '1', measured = '5', withIds] = process.argv.slice(2);

const DEVICES = 100;
const AT = '1795219391000';
const ID = '0'.repeat(16);

const headers = { 'Content-Type': 'application/x-ndjson' };
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
let stored = 0;
let refused = 0;
/** Grows slower than the clock, so that a later run has ids of its own. */
let lastId = Date.now() * 1000;

/** A body, made once and then only brought up to date: building it must not cost what is to be measured. */
class Body {
  readonly bytes: Buffer;
  private readonly times: number[] = [];
  private readonly ids: number[] = [];

  constructor(count: number) {
    const id = withIds === 'true' ? `,"id":"${ID}"` : '';
    const all = Array.from(
      { length: count },
      (_, n) => `{"device":"car-${n % DEVICES}","channel":"speed","value":${n % 250},"at":${AT}${id}}\n`,
    );
    this.bytes = Buffer.from(all.join(''));
    for (let at = this.bytes.indexOf(AT); at >= 0; at = this.bytes.indexOf(AT, at + 1)) this.times.push(at);
    for (let at = this.bytes.indexOf(ID); at >= 0; at = this.bytes.indexOf(ID, at + 1)) this.ids.push(at);
  }

  refresh(): Buffer {
    const now = String(Date.now());
    for (const at of this.times) this.bytes.write(now, at, 'latin1');
    for (const at of this.ids) this.bytes.write(String(++lastId).padStart(ID.length, '0'), at, 'latin1');
    return this.bytes;
  }
}

function post(body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/readings`, { method: 'POST', agent, headers }, (answer: IncomingMessage) => {
      text(answer).then(resolve, reject);
    });
    sent.on('error', reject).end(body);
  });
}

async function keepPosting(): Promise<never> {
  const body = new Body(Number(lines));
  for (;;) {
    // The counts come first; the rest of the answer is read and let be.
    const answer = (await post(body.refresh())).slice(0, 200);
    const count = Number(/"stored":(\d+)/.exec(answer)?.[1] ?? 0);
    stored += count;
    refused += Number(lines) - count;
  }
}

async function wait(seconds: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000));
}

for (let n = 0; n < Number(connections); n++) void keepPosting();
await wait(warmUp);
const before = stored;
const from = performance.now();
await wait(measured);
const readingsPerSecond = (stored - before) / ((performance.now() - from) / 1000);
const result: NdjsonLoadResult = { readingsPerSecond, refused };
process.stdout.write(JSON.stringify(result), () => process.exit(0));
