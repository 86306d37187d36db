import { forecastOf } from './forecast.js';

const steady = (perDay: number) => ({ perDay, daysUntilLevel: Infinity });
const disk = (free: number) => ({ free, name: 'disk' as const });

describe('the forecast', () => {
  it('says when the room is used up at the rate of the last week', () => {
    expect(forecastOf([steady(60), steady(40)], 10, disk(41_500))).toEqual({
      bytesPerDay: 1000,
      daysLeft: 41,
      text: 'At this rate the disk is full in 41 days.',
    });
    expect(forecastOf([steady(100)], 10, disk(1500)).text).toBe('At this rate the disk is full in 1 day.');
    expect(forecastOf([steady(100)], 10, { free: 500, name: 'budget' }).text).toBe(
      'At this rate the budget is full today.',
    );
  });

  it('speaks of years beyond two of them', () => {
    expect(forecastOf([steady(100)], 10, disk(729_000)).text).toBe('At this rate the disk is full in 729 days.');
    expect(forecastOf([steady(100)], 10, disk(730_000)).text).toBe('At this rate the disk is full in about 2 years.');
    expect(forecastOf([steady(100)], 10, disk(24_206_000))).toMatchObject({
      daysLeft: 24_206,
      text: 'At this rate the disk is full in about 66 years.',
    });
  });

  it('lets a channel grow until as much of it expires as comes', () => {
    const limited = { perDay: 100, daysUntilLevel: 5 };
    expect(forecastOf([limited], 10, disk(4999)).daysLeft).toBe(4);
    expect(forecastOf([limited], 10, disk(5001)).daysLeft).toBeNull();
    expect(forecastOf([limited, steady(1)], 10, disk(6000)).daysLeft).toBe(100);
    expect(forecastOf([{ perDay: 100, daysUntilLevel: -1 }], 10, disk(1)).bytesPerDay).toBe(0);
  });

  it('says so where nothing comes, no room is known, or none is left', () => {
    expect(forecastOf([], 10, disk(1)).text).toBe('At this rate the disk never fills up.');
    expect(forecastOf([steady(1)], 10, disk(400_000)).text).toBe('At this rate the disk is not full within 100 years.');
    expect(forecastOf([steady(1)], 10, undefined)).toMatchObject({ daysLeft: null, bytesPerDay: 10 });
    expect(forecastOf([steady(1)], 10, { free: -1, name: 'budget' })).toMatchObject({ daysLeft: 0 });
  });
});
