import type { ChannelDirectory } from '../../../devices/index.js';
import type { HistoryThread } from '../../history/history-thread.js';
import type { ExpiredReadings } from '../../rollups/expired-readings.js';
import { FreshReadings } from './fresh-readings.js';

const DAY = 86_400_000;
const LINE = Date.parse('2026-11-01');

describe('readings of a file beside what is stored', () => {
  const directory = {
    find: (channel: string) => Promise.resolve(channel === 'speed' ? [{ id: 7, device: 'car-7', unit: 'km/h' }] : []),
  } as unknown as ChannelDirectory;
  /** One reading is stored: 50 at the line. */
  const thread = { ask: () => Promise.resolve([LINE, 50, 1]) } as unknown as Pick<HistoryThread, 'ask'>;
  const retention = { before: (id: number) => (id === 7 ? LINE : -Infinity) } as ExpiredReadings;

  const reading = (takenAt: number, value: number, channel = 'speed') => ({
    row: 1,
    device: 'car-7',
    channel,
    unit: 'km/h',
    value,
    takenAt,
  });

  it('are told apart: new ones, those that are stored, and those of a time that retention no longer keeps', async () => {
    const [known, twice, fresh] = [reading(LINE, 50), reading(LINE, 50), reading(LINE, 51)];
    const [old, elsewhere] = [reading(LINE - 1, 50), reading(LINE - DAY, 50, 'rpm')];
    const sifted = new FreshReadings({ directory, thread, retention }, LINE + DAY).sift([
      known,
      twice,
      fresh,
      old,
      elsewhere,
    ]);
    expect(await sifted).toEqual({ fresh: [twice, fresh, elsewhere], stood: [known], expired: [old] });
  });
});
