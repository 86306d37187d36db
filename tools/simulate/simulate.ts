/**
 * `npm run simulate`: devices for trying the server out, and for showing it. The same seed brings the same readings and the
 * same faults; docs/simulator.md describes it.
 */
import { Esp32Sensor } from './esp32-sensor.ts';
import { HELP, readOptions, UsageError, type Mode, type SimulateOptions } from './options.ts';
import { Outage } from './outage.ts';
import { SpeedCar } from './speed-car.ts';
import type { Stage } from './stage.ts';
import { serveStream } from './stream-server.ts';
import { Tally } from './tally.ts';

const REPORT_MS = 5_000;

const PLAYS: Record<Mode, (stage: Stage) => Promise<unknown>> = {
  stream: serveStream,
  speed: (stage) => Promise.all(numbers(stage).map((number) => new SpeedCar(stage, number).drive())),
  esp32: (stage) => Promise.all(numbers(stage).map((number) => new Esp32Sensor(stage, number).measure())),
};

function numbers({ options }: Stage): number[] {
  return Array.from({ length: options.devices }, (_, number) => number);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** When the first reading is taken: a run that is faster than time ends now, if it ends, and does not lead into the future. */
function startOf({ duration, fastForward }: SimulateOptions): number {
  const ahead = Number.isFinite(duration) ? Math.max(0, duration * (fastForward - 1)) : 0;
  return Date.now() - Math.round(ahead * 1000);
}

async function simulate(options: SimulateOptions): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const startAt = startOf(options);
  const tallies = new Map(options.modes.map((mode) => [mode, new Tally(mode, mode !== 'stream')]));
  const report = () => {
    for (const tally of tallies.values()) say(tally.toString());
  };
  const reporting = setInterval(report, REPORT_MS);
  try {
    const plays = [...tallies].map(([mode, tally]) => {
      const outage = new Outage(options.url, (text) => say(`${mode}: ${text}`));
      return PLAYS[mode]({ options, tally, signal: stop.signal, startAt, say, outage });
    });
    // One that can't go on ends the others.
    await Promise.all(plays).finally(() => stop.abort());
    await Promise.allSettled(plays);
  } finally {
    clearInterval(reporting);
    report();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) say(HELP);
  else await simulate(options);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${why}\n${error instanceof UsageError ? '--help names what there is\n' : ''}`);
  process.exitCode = 1;
}
