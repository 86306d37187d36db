import { jest } from '@jest/globals';
import { reading } from '../../../testing/readings';
import { ReadingsApi } from './readings-api';

const answer = (ok: boolean, status: number, json: unknown) => ({ ok, status, json: () => Promise.resolve(json) });
const ALL = { channel: 'speed', device: null, limit: 50 };

describe('ReadingsApi', () => {
  const fetched = jest.fn<(url: string) => Promise<unknown>>();
  const api = new ReadingsApi();

  beforeEach(() => {
    fetched.mockReset();
    Object.assign(globalThis, { fetch: fetched });
  });

  it('reads the last readings of a channel of a device', async () => {
    fetched.mockResolvedValue(answer(true, 200, { count: 1, data: [reading(7)] }));
    expect(await api.last({ ...ALL, device: 'car 7' })).toEqual([reading(7)]);
    expect(fetched).toHaveBeenCalledWith('/api/readings?channel=speed&limit=50&device=car+7', expect.anything());
  });

  it('fails with the server’s own words', async () => {
    fetched.mockResolvedValue(answer(false, 503, { error: { code: 'storage_unavailable', message: 'no database' } }));
    await expect(api.last(ALL)).rejects.toThrow('no database');
  });

  it('fails with the status where something else answered', async () => {
    fetched.mockResolvedValue(answer(false, 502, 'Bad Gateway'));
    await expect(api.last(ALL)).rejects.toThrow('the server answered 502');
  });

  it('says when there is no answer at all', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(api.last(ALL)).rejects.toThrow('the server does not answer');
  });
});
