/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import {
  DEVICES_MAX,
  WINDOW_SIZE,
  lastReadings,
  mergeReadings,
  newestReading,
  type ReadingWindow,
  type ShownReading,
} from './reading-window';

const EMPTY: ReadingWindow = new Map();
const ids = (readings: readonly ShownReading[]) => readings.map(({ id }) => id);

describe('the window of readings', () => {
  it('has a reading once that came both live and from the history', () => {
    const live = mergeReadings(EMPTY, [reading(2), reading(3)]);
    const both = mergeReadings(live, [reading(1), reading(2), reading(3)]);
    expect(ids(lastReadings(both, null))).toEqual([1, 2, 3]);
  });

  it('is in the order of the time taken, whatever the order of arrival', () => {
    const late = reading(9, { takenAt: NOON });
    expect(ids(lastReadings(mergeReadings(EMPTY, [reading(2), reading(1), late]), null))).toEqual([9, 1, 2]);
  });

  it('keeps two readings of the same instant', () => {
    const window = mergeReadings(EMPTY, [reading(1, { takenAt: NOON }), reading(2, { takenAt: NOON })]);
    expect(lastReadings(window, null)).toHaveLength(2);
  });

  it('is bounded, and lets go of the oldest', () => {
    const many = Array.from({ length: 200 }, (_, id) => reading(id));
    const shown = lastReadings(mergeReadings(EMPTY, many), 'car-7');
    expect(shown).toHaveLength(WINDOW_SIZE);
    expect(shown.at(-1)?.id).toBe(199);
    expect(ids(lastReadings(mergeReadings(EMPTY, many, { size: 2 }), 'car-7', 2))).toEqual([198, 199]);
  });

  it('keeps the readings of a slow device while a fast one fills the page', () => {
    const slow = reading(1, { device: 'boat' });
    const fast = Array.from({ length: 60 }, (_, id) => reading(id + 10));
    const window = mergeReadings(EMPTY, [slow, ...fast]);
    expect(ids(lastReadings(window, 'boat'))).toEqual([1]);
    expect(ids(lastReadings(window, null))).not.toContain(1);
  });

  it('forgets the device that was silent for longest when there are too many', () => {
    const devices = Array.from({ length: DEVICES_MAX + 1 }, (_, id) => reading(id, { device: `car-${id}` }));
    const window = mergeReadings(EMPTY, devices);
    expect(window.size).toBe(DEVICES_MAX);
    expect(window.has('car-0')).toBe(false);
  });

  it('keeps the device that is shown, however silent', () => {
    const devices = [0, 1, 2].map((id) => reading(id, { device: `car-${id}` }));
    const window = mergeReadings(EMPTY, devices, { devices: 2, chosen: 'car-0' });
    expect([...window.keys()]).toEqual(['car-0', 'car-2']);
  });
});

describe('the newest reading', () => {
  it('is the one taken last, not the one that arrived last', () => {
    const backlog = reading(8, { takenAt: NOON, receivedAt: NOON + 60_000 });
    expect(newestReading([reading(5), backlog])?.id).toBe(5);
  });

  it('is not that of a clock which is an hour ahead', () => {
    const ahead = reading(1, { takenAt: NOON + 3_600_000, receivedAt: NOON });
    expect(newestReading([ahead, reading(5)])?.id).toBe(5);
  });

  it('is the one stored last where two were taken at once', () => {
    expect(newestReading([reading(2, { takenAt: NOON }), reading(1, { takenAt: NOON })])?.id).toBe(2);
  });
});
