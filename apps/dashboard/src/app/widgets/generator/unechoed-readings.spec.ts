/** @jest-environment node */
import { UNDER_WAY_MAX, UNECHOED_MAX, UnechoedReadings } from './unechoed-readings';

describe('UnechoedReadings', () => {
  let kept: UnechoedReadings;
  const fill = (count: number) => {
    for (let index = 0; index < count; index += 1) kept.add({ speed: 70, id: String(index) });
  };
  const sendAll = () => {
    const ids: string[] = [];
    for (let next = kept.next(); next; next = kept.next()) ids.push(next.message.id);
    return ids;
  };

  beforeEach(() => (kept = new UnechoedReadings()));

  it('keeps a reading until its echo has come', () => {
    fill(2);
    sendAll();
    expect(kept.echoed('0')).toBe(true);
    expect(kept.echoed('0')).toBe(false);
    expect(kept.size).toBe(1);
  });

  it('sends again, in order, what was under way when the connection went', () => {
    fill(2);
    sendAll();
    kept.add({ speed: 71, id: 'new' });
    kept.resendAll();
    expect(kept.answersDue).toBe(false);
    expect(sendAll()).toEqual(['0', '1', 'new']);
  });

  it('sends again what the server could not store, once it is asked to', () => {
    fill(3);
    sendAll();
    kept.refuseOldest();
    kept.refuseOldest();
    expect(sendAll()).toEqual([]);
    kept.resendRefused();
    expect(sendAll()).toEqual(['0', '1']);
    expect(kept.size).toBe(3);
  });

  it('takes no more when it is full', () => {
    fill(UNECHOED_MAX + 5);
    expect(kept.size).toBe(UNECHOED_MAX);
    expect(kept.add({ speed: 70, id: 'more' })).toBe(false);
  });

  it('lets only so many go out at once', () => {
    fill(UNDER_WAY_MAX + 10);
    expect(sendAll()).toHaveLength(UNDER_WAY_MAX);
    kept.echoed('0');
    expect(sendAll()).toHaveLength(1);
  });
});
