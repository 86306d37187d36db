/**
 * `npm run bench`: what the server is capable of, each figure beside one of a bare server in the same run, since on a shared machine
 * the figures themselves wander. Servers and loads are in processes of their own. `--only NAME` for one piece of
 * it, `--seconds N` and `--rounds N` for how long.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchOptions } from './contestants.ts';
import { benchEcho } from './pieces/echo.ts';
import { benchEvery } from './pieces/every.ts';
import { benchIdle } from './pieces/idle.ts';
import { benchIngest } from './pieces/ingest.ts';
import { benchLatest } from './pieces/latest.ts';
import { benchP99 } from './pieces/p99.ts';
import { benchStart } from './pieces/start.ts';

const PIECES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  echo: benchEcho,
  p99: benchP99,
  ingest: benchIngest,
  latest: benchLatest,
  every: benchEvery,
  idle: benchIdle,
  start: benchStart,
};

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: Object.keys(PIECES) },
  },
});
const [cpu] = cpus();
const load = loadavg()[0]?.toFixed(2);
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}; median of ${values.rounds} rounds; load before it ${load}`,
);
for (const name of values.only) {
  const piece = PIECES[name];
  if (!piece) throw new Error(`--only ${name} is not accepted: one of ${Object.keys(PIECES).join(', ')}`);
  await piece({ seconds: Number(values.seconds), rounds: Number(values.rounds) });
}
