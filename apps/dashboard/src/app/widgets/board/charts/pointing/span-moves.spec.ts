import { TestBed } from '@angular/core/testing';
import { FakeBoardTime } from '../../../../../testing/fake-board';
import { NOON } from '../../../../../testing/readings';
import { movedSpan, pastRange } from './span-moves';
import { ZoomTrail } from './zoom-trail';

const SPAN = { from: NOON - 1_000_000, to: NOON };

describe('a drawing that is moved by hand', () => {
  it('shows what lay left of it when it is moved to the right', () => {
    expect(movedSpan(SPAN, { shift: 50, scale: 1, around: 0 }, 500)).toEqual({
      from: NOON - 1_100_000,
      to: NOON - 100_000,
    });
  });

  it('keeps in place what lies between the fingers', () => {
    expect(movedSpan(SPAN, { shift: 0, scale: 2, around: 250 }, 500)).toEqual({
      from: NOON - 750_000,
      to: NOON - 250_000,
    });
    expect(movedSpan(SPAN, { shift: 0, scale: 0.5, around: 500 }, 500)).toEqual({ from: NOON - 2_000_000, to: NOON });
  });

  it('is never shorter than a range may be', () => {
    const { from, to } = movedSpan(SPAN, { shift: 0, scale: 1e9, around: 250 }, 500);
    expect(to - from).toBe(1_000);
  });

  it('does not go ahead of now', () => {
    expect(pastRange({ from: NOON - 50, to: NOON + 5_000 }, NOON)).toEqual({
      kind: 'past',
      from: NOON - 5_050,
      to: NOON,
    });
  });
});

describe('the way back from zooming', () => {
  const time = new FakeBoardTime();
  const trail = TestBed.runInInjectionContext(() => new ZoomTrail());
  const past = (minutes: number) => ({ kind: 'past' as const, from: NOON - minutes * 60_000, to: NOON });

  it('leads through the ranges from which the viewer zoomed', () => {
    trail.zoom(time, past(10));
    trail.zoom(time, past(5));
    expect(trail.canGoBack(time)).toBe(true);
    trail.back(time);
    expect(time.range()).toEqual(past(10));
    trail.back(time);
    expect(time.range()).toEqual({ kind: 'recent', name: '15m' });
    expect(trail.canGoBack(time)).toBe(false);
  });

  it('ends where another range was chosen in between', () => {
    trail.zoom(time, past(10));
    time.show({ kind: 'recent', name: '1h' });
    expect(trail.canGoBack(time)).toBe(false);
  });

  it('is another one on another dashboard', () => {
    trail.zoom(time, past(3));
    expect(trail.canGoBack(new FakeBoardTime())).toBe(false);
  });
});
