// `2:03:11 PM`, `14:03:11`, `2.03.11 p.m.`; browsers put a narrow no-break space before PM, which \s covers.
const TIME_OF_DAY = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

// No time of day needs more, and matching a text takes time that grows with it.
const LENGTH_MAX = 64;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The instant nearest to `receivedAt` at which the clocks of the server's time zone showed a time of day, as a browser's
 * `toLocaleTimeString()` writes it. Around a change of the clocks an hour occurs twice: the nearer one is meant.
 *
 * @param receivedAt milliseconds since 1970, UTC
 * @returns milliseconds since 1970, UTC; `undefined` if the text is no time of day
 */
export function parseTimeOfDay(text: string, receivedAt: number): number | undefined {
  const match = text.length <= LENGTH_MAX ? TIME_OF_DAY.exec(text.trim()) : null;
  if (!match) return undefined;
  const [, hourText, minute, second = '0', fraction = '0', half] = match;
  const hour = hourOfDay(Number(hourText), half);
  if (hour === undefined || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  return nearestOccurrence(receivedAt, [hour, Number(minute), Number(second), ms]);
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  // Some browsers write midnight as 24:00:00.
  if (half === undefined) return hour <= 24 ? hour % 24 : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function nearestOccurrence(receivedAt: number, time: [number, number, number, number]): number {
  const offset = steadyOffset(receivedAt);
  if (offset === undefined) return nearestByCalendar(receivedAt, time);
  const [hour, minute, second, ms] = time;
  const onThatDay = hour * HOUR_MS + minute * 60_000 + second * 1000 + ms;
  const ago = modulo(receivedAt - offset - onThatDay, DAY_MS);
  return receivedAt - (ago <= DAY_MS / 2 ? ago : ago - DAY_MS);
}

/** Asked for each reading, and the same for an hour: what the clocks of the server's time zone are behind UTC by. */
const lately: { hour: number; offset: number | undefined } = { hour: NaN, offset: undefined };

/** Milliseconds that the clocks are behind UTC by; undefined if they are changed within two days. */
function steadyOffset(receivedAt: number): number | undefined {
  const hour = Math.floor(receivedAt / HOUR_MS);
  if (lately.hour === hour) return lately.offset;
  const offsets = [-48, -24, 0, 24, 48].map((hours) => new Date((hour + hours) * HOUR_MS).getTimezoneOffset());
  lately.hour = hour;
  lately.offset = offsets.every((offset) => offset === offsets[0]) ? (offsets[0] ?? 0) * 60_000 : undefined;
  return lately.offset;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Around a change of the clocks. */
function nearestByCalendar(receivedAt: number, [hour, minute, second, ms]: [number, number, number, number]): number {
  const day = new Date(receivedAt);
  let nearest = Number.POSITIVE_INFINITY;
  for (const offset of [-1, 0, 1]) {
    const first = new Date(
      day.getFullYear(),
      day.getMonth(),
      day.getDate() + offset,
      hour,
      minute,
      second,
      ms,
    ).getTime();
    for (const candidate of [first, repeated(first)]) {
      if (Math.abs(candidate - receivedAt) < Math.abs(nearest - receivedAt)) nearest = candidate;
    }
  }
  return nearest;
}

/** The same wall-clock time an hour later, where the clocks were set back in between; else the time itself. */
function repeated(time: number): number {
  return new Date(time).getHours() === new Date(time + HOUR_MS).getHours() ? time + HOUR_MS : time;
}
