import { parseArgs } from 'node:util';
import type { SeriesOptions } from './series.ts';

export const MODES = ['stream', 'esp32', 'speed'] as const;
export type Mode = (typeof MODES)[number];

/** What a run is told to do. */
export interface SimulateOptions extends SeriesOptions {
  readonly modes: readonly Mode[];
  /** The server's, `http://…` without a slash at the end. */
  readonly url: string;
  /** Of the stream that is served. */
  readonly port: number;
  readonly devices: number;
  /** Seconds; Infinity for ever. */
  readonly duration: number;
}

export const HELP = `usage: npm run simulate -- stream | speed | esp32 | all [options]

  stream   serves GET /stream: endless lines {"time":"<ms>","speed":"<km/h>"}
  speed    cars that send their speeds over /ws/speed and wait for the echo of each
  esp32    sensors that send heart rate, temperature and skin conductance over Socket.IO
  all      the three together

  --url URL           the server             (http://127.0.0.1:8765)
  --port N            of the stream; 0 takes a free one (3000)
  --rate N            readings a second and device      (1)
  --devices N         cars, and sensors      (1)
  --seed N            the same seed brings the same values and faults (1)
  --duration S        seconds                (for ever)
  --fast-forward N    time runs N times as fast         (1)

  Faults; all but the first are probabilities from 0 to 1 a reading:
  --skew S            the devices' clocks are S seconds ahead (behind: --skew=-S)
  --duplicates P      the reading is sent twice
  --drops P           it is lost on its way
  --out-of-order P    it comes after the one that follows it
  --garbage P         something unreadable comes before it
`;

/** What a person typed wrong, in one line. */
export class UsageError extends Error {}

const NUMBERS = {
  port: { fallback: '3000', min: 0, max: 65_535, whole: true },
  rate: { fallback: '1', min: 0.001, max: 10_000 },
  devices: { fallback: '1', min: 1, max: 10_000, whole: true },
  seed: { fallback: '1', min: 0, max: 2 ** 31, whole: true },
  duration: { fallback: 'Infinity', min: 0.1, max: Infinity },
  'fast-forward': { fallback: '1', min: 0.01, max: 100_000 },
  skew: { fallback: '0', min: -1e9, max: 1e9 },
  duplicates: { fallback: '0', min: 0, max: 1 },
  drops: { fallback: '0', min: 0, max: 1 },
  'out-of-order': { fallback: '0', min: 0, max: 1 },
  garbage: { fallback: '0', min: 0, max: 1 },
} as const;

type NumberName = keyof typeof NUMBERS;

/**
 * The options of a command line; undefined where help is asked for.
 *
 * @throws UsageError that names what is wrong and what is accepted
 */
export function readOptions(args: readonly string[]): SimulateOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  const number = (name: NumberName) => toNumber(name, values[name]);
  return {
    modes: toModes(positionals),
    url: toUrl(values.url),
    port: number('port'),
    rate: number('rate'),
    devices: number('devices'),
    seed: number('seed'),
    duration: number('duration'),
    fastForward: number('fast-forward'),
    skew: number('skew'),
    faults: {
      duplicates: number('duplicates'),
      drops: number('drops'),
      outOfOrder: number('out-of-order'),
      garbage: number('garbage'),
    },
  };
}

type Values = Partial<Record<string, string | boolean>>;

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  const texts = Object.fromEntries(['url', ...Object.keys(NUMBERS)].map((name) => [name, { type: 'string' as const }]));
  try {
    const options = { ...texts, help: { type: 'boolean' as const, short: 'h' } };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toModes(positionals: readonly string[]): readonly Mode[] {
  const [word = ''] = positionals;
  if (positionals.length === 1 && word === 'all') return MODES;
  const mode = MODES.find((known) => known === word);
  if (positionals.length === 1 && mode !== undefined) return [mode];
  throw new UsageError(`say what to simulate: one of ${[...MODES, 'all'].join(', ')}`);
}

function toUrl(value: string | boolean = 'http://127.0.0.1:8765'): string {
  const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new UsageError(`--url ${value} is not accepted: the server's address, such as http://127.0.0.1:8765`);
}

function toNumber(name: NumberName, given: string | boolean | undefined): number {
  const { fallback, min, max, ...more } = NUMBERS[name];
  const text = String(given ?? fallback);
  const value = text.trim() === '' ? NaN : Number(text);
  const whole = 'whole' in more;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const range = max === Infinity ? `from ${min}` : `from ${min} to ${max}`;
  throw new UsageError(`--${name} ${text} is not accepted: a ${whole ? 'whole ' : ''}number ${range}`);
}
