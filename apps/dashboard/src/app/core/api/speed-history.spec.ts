import { jest } from '@jest/globals';
import { SpeedHistoryApi } from './speed-history';

const ENTRY = {
  id: 7,
  speed: 72,
  timestamp: '2026-11-20T12:00:00.000Z',
  received_at: '2026-11-20T12:00:01.000Z',
  device_id: 'car 7',
};
const answer = (ok: boolean, status: number, json: unknown) => ({ ok, status, json: () => Promise.resolve(json) });

describe('SpeedHistoryApi', () => {
  const fetched = jest.fn<(url: string) => Promise<unknown>>();
  const api = new SpeedHistoryApi();

  beforeEach(() => {
    fetched.mockReset();
    Object.assign(globalThis, { fetch: fetched });
  });

  it('reads the last fifty of a device', async () => {
    fetched.mockResolvedValue(answer(true, 200, { count: 1, data: [ENTRY] }));
    const [reading] = await api.last('car 7');
    expect(fetched).toHaveBeenCalledWith('/history?limit=50&device_id=car+7', expect.anything());
    expect(reading).toEqual({
      id: 7,
      device: 'car 7',
      value: 72,
      takenAt: Date.UTC(2026, 10, 20, 12),
      receivedAt: Date.UTC(2026, 10, 20, 12, 0, 1),
    });
  });

  it('fails with the server’s own words', async () => {
    fetched.mockResolvedValue(answer(false, 503, { error: { code: 'storage_unavailable', message: 'no database' } }));
    await expect(api.last(null)).rejects.toThrow('no database');
  });

  it('fails with the status where something else answered', async () => {
    fetched.mockResolvedValue(answer(false, 502, 'Bad Gateway'));
    await expect(api.last(null)).rejects.toThrow('the server answered 502');
  });

  it('says when there is no answer at all', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(api.last(null)).rejects.toThrow('the server does not answer');
  });
});
