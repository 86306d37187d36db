import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import { NOON, reading } from '../../../testing/readings';
import { BoardApi } from './board-api';

const SPAN = { from: NOON, to: NOON + 60_000 };

describe('questions about the channels of a dashboard', () => {
  let api: BoardApi;
  const { signal } = new AbortController();
  const asked = jest.fn<(channels: string[]) => readonly Reading[]>();
  const fetched = globalThis.fetch;

  beforeEach(() => {
    asked.mockReset();
    api = TestBed.inject(BoardApi);
    globalThis.fetch = (input) => {
      const url = input as string;
      expect(url.length).toBeLessThan(12_000);
      const query = new URL(url, 'http://localhost').searchParams;
      const data = asked(query.get('channels')?.split(',') ?? []);
      const last = data.slice(-Number(query.get('limit') ?? data.length));
      const answer = { count: last.length, data: last, before: last.length < data.length ? 'more' : null };
      return Promise.resolve({ ok: true, json: () => Promise.resolve(answer) } as Response);
    };
  });

  afterEach(() => {
    globalThis.fetch = fetched;
  });

  const named = (count: number, name = 'car') => Array.from({ length: count }, (_, place) => `${name}-${place}/speed`);

  it('are put in parts where they name more channels than one takes, or longer names', async () => {
    asked.mockImplementation((channels) => [reading(channels.length, { device: channels[0] ?? '' })]);
    expect((await api.latest(named(250), signal)).data).toHaveLength(3);
    expect(asked.mock.calls.map(([channels]) => channels.length)).toEqual([100, 100, 50]);
    asked.mockClear();
    await api.latest(named(100, 'ä'.repeat(120)), signal);
    expect(asked.mock.calls.flatMap(([channels]) => channels)).toHaveLength(100);
    expect(asked.mock.calls.length).toBeGreaterThan(5);
  });

  it('bring the last readings of all parts, each once, and say whether there are others', async () => {
    asked.mockReturnValueOnce([reading(1), reading(4), reading(5)]).mockReturnValueOnce([reading(2), reading(5)]);
    const found = await api.readings(named(101), SPAN, 3, signal);
    expect(found).toEqual({ data: [reading(2), reading(4), reading(5)], isAll: false });
    asked.mockReturnValueOnce([reading(3)]).mockReturnValueOnce([reading(2)]);
    expect(await api.readings(named(101), SPAN, 3, signal)).toEqual({ data: [reading(2), reading(3)], isAll: true });
  });

  it('are refused in words where they name far too many', async () => {
    await expect(api.latest(named(3_000), signal)).rejects.toThrow('3000 addresses are shown at once');
    expect(asked).not.toHaveBeenCalled();
  });
});
