import { DASHBOARD_ZONES, type DashboardZone } from '@tachograph/contracts';
import { parseRange, rangeParams } from '../../history/range-address';
import type { TimedRange } from '../../history/shown-range';

/** What the viewer has chosen of a dashboard's time; null is what the dashboard itself says. */
export interface TimeChoice {
  readonly range: TimedRange | null;
  readonly zone: DashboardZone | null;
  /** The moment that is shown, milliseconds since 1970; null: the present, or the range between two instants. */
  readonly at: number | null;
  /** Of a replay, seconds a second; null: nothing is replayed. */
  readonly speed: number | null;
  readonly isLooping: boolean;
}

export const NO_CHOICE: TimeChoice = { range: null, zone: null, at: null, speed: null, isLooping: false };

/** Words of the address that are about time. */
const NAMES = ['range', 'from', 'to', 'zone', 'at', 'speed', 'loop'] as const;
export type TimeParams = Readonly<Record<(typeof NAMES)[number], string | null>>;

const SPEEDS = { least: 0.01, most: 1_000 };
const MILLISECONDS = /^\d{11,15}$/;

/** What an address says of time, word by word. */
export function timeParams(get: (name: string) => string | null): TimeParams {
  return Object.fromEntries(NAMES.map((name) => [name, get(name)])) as TimeParams;
}

/** What an address means; what it says wrong is left out, and told in `problem`. */
export function parseChoice(params: TimeParams): { choice: TimeChoice; problem: string } {
  const { shown, problem } = parseRange(params);
  const at = instant(params.at);
  const zone = DASHBOARD_ZONES.find((each) => each === params.zone) ?? null;
  const isZoneWrong = params.zone !== null && zone === null;
  const problems = [
    problem,
    params.at !== null && at === null ? $localize`at takes an instant such as 2026-03-01T10:00:00Z` : '',
    isZoneWrong ? $localize`zone takes one of ${DASHBOARD_ZONES.join(', ')}:zones:` : '',
  ];
  const range = shown.kind === 'latest' ? null : shown;
  const choice = {
    range,
    zone,
    at,
    speed: at === null ? null : speedOf(params.speed),
    isLooping: params.loop !== null,
  };
  return { choice, problem: problems.filter(Boolean).join('; ') };
}

/** What the address says of a choice; null takes a word out of it. */
export function choiceParams({ range, zone, at, speed, isLooping }: TimeChoice): TimeParams {
  return {
    ...rangeParams(range ?? { kind: 'latest' }),
    zone,
    at: at === null ? null : new Date(at).toISOString(),
    speed: speed === null ? null : String(speed),
    loop: isLooping ? '1' : null,
  };
}

function instant(text: string | null): number | null {
  const time = text === null ? NaN : MILLISECONDS.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(time) ? time : null;
}

function speedOf(text: string | null): number | null {
  const speed = text === null ? NaN : Number(text);
  return speed >= SPEEDS.least && speed <= SPEEDS.most ? speed : null;
}
