import { TestBed } from '@angular/core/testing';
import { provideFakeBoard, type FakeBoardTime } from '../../../testing/fake-board';
import { NOON } from '../../../testing/readings';
import { BoardTime } from './board-time';
import { boardTimes } from './board-times';

const DAY = 86_400_000;

describe('the times of a dashboard', () => {
  const begin = () => {
    TestBed.configureTestingModule({ providers: provideFakeBoard() });
    const time = TestBed.inject(BoardTime) as FakeBoardTime;
    return { time, words: TestBed.runInInjectionContext(boardTimes) };
  };

  it('have their day with them where it is not that of its moment', () => {
    const { time, words } = begin();
    expect(words()(NOON + 1_000)).toBe('12:00:01');
    expect(words()(NOON, 'milliseconds')).toBe('12:00:00.000');
    time.now.set(NOON + DAY);
    expect(words()(NOON + 1_000)).toBe('20 Nov 2026, 12:00:01');
  });

  it('are told in another zone where the dashboard says so', () => {
    const { time, words } = begin();
    time.zone.set('utc');
    time.now.set(Date.UTC(2026, 10, 20, 12));
    expect(words()(Date.UTC(2026, 10, 20, 7, 5))).toBe('07:05:00');
  });

  it('are written anew for another day or zone alone, not whenever time moves', () => {
    const { time, words } = begin();
    const before = words();
    time.now.set(NOON + 5_000);
    expect(words()).toBe(before);
  });
});
