/** @jest-environment node */
import { listAddress, meantChannels, toggled, wrongAddress } from './channel-list';
import { curlLine, exportName, exportPath } from '../../core/transfer/export-selection';
import { resolveSpan, toFieldTime } from './time-span';

const NOON = Date.UTC(2026, 10, 21, 12);
const SELECTION = {
  channels: "o'hara/speed",
  from: NOON - 3_600_000,
  to: NOON,
  format: 'csv',
  resolution: 'raw',
  timeZone: 'Europe/Berlin',
} as const;

describe('a range of time', () => {
  it('ends now, or is everything', () => {
    expect(resolveSpan({ quick: 0, from: '', to: '' }, NOON)).toEqual({ from: NOON - 3_600_000, to: NOON });
    expect(resolveSpan({ quick: 5, from: '', to: '' }, NOON)).toEqual({ from: 0, to: NOON });
  });

  it('goes from one time to another in the reader’s time zone', () => {
    const [from, to] = [toFieldTime(NOON - 60_000), toFieldTime(NOON)];
    expect(resolveSpan({ quick: null, from, to }, 0)).toEqual({ from: NOON - 60_000, to: NOON });
  });

  it('says what is wrong with it', () => {
    expect(resolveSpan({ quick: null, from: '', to: '2026-11-21T12:00' }, 0)).toContain('needed');
    expect(resolveSpan({ quick: null, from: '2026-11-21T12:00', to: '2026-11-21T12:00' }, 0)).toContain('after');
  });
});

describe('a list of channels', () => {
  const known = { device: 'a,b', channel: 'x', unit: '', address: 'a,b/x' };

  it('holds a channel whose name has a comma', () => {
    expect(listAddress(known)).toBe('a%2Cb/x');
    expect(meantChannels('c/y, a%2Cb/x', [known])).toEqual([known]);
  });

  it('gains a channel and loses it again', () => {
    expect(toggled('c/y', 'a/x')).toBe('c/y, a/x');
    expect(toggled('c/y, a/x', 'c/y')).toBe('a/x');
  });

  it('says which of its parts is no address', () => {
    expect(wrongAddress('a/x, speed')).toBe('speed');
    expect(wrongAddress('a/x, */*')).toBeUndefined();
  });
});

describe('an export', () => {
  it('has a path and a name that say what is in it', () => {
    expect(exportPath(SELECTION)).toContain('channels=o%27hara%2Fspeed&from=2026-11-21T11%3A00%3A00.000Z');
    expect(exportName(SELECTION)).toBe('tachograph-2026-11-21-raw.csv');
  });

  it('is fetched by a line that a shell takes as it is meant', () => {
    const line = curlLine('http://127.0.0.1:8765', SELECTION);
    expect(line.match(/'/g)).toHaveLength(2);
    expect(line).toMatch(/^curl -o tachograph-2026-11-21-raw\.csv 'http:\/\/127\.0\.0\.1:8765\/api\/export\?/);
  });
});
