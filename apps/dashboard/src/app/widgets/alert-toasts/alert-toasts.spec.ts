import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { NOON, reading } from '../../../testing/readings';
import { AlertFeed } from '../../core/live/alert-feed';
import type { ShownReading } from '../../core/live/reading-window';
import { AlertToasts } from './alert-toasts';

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the alerts on the page', () => {
  const toasts = signal<readonly ShownReading[]>([]);
  const waiting = signal(0);
  const dismiss = (id: number) => toasts.update((all) => all.filter((alert) => alert.id !== id));
  let fixture: ComponentFixture<AlertToasts>;
  let page: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    toasts.set([reading(2, { device: 'band-1', value: 0.834 }), reading(1, { device: HOSTILE, value: 0.7 })]);
    waiting.set(0);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: AlertFeed, useValue: { toasts, waiting, dismiss, start: () => undefined } },
      ],
    });
    fixture = TestBed.createComponent(AlertToasts);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const shown = () => {
    fixture.detectChanges();
    return [...page.querySelectorAll('li')];
  };
  const section = () => page.querySelector('section');

  it('say who, how sure and when, as text, to whoever listens', () => {
    expect(page.querySelector('[aria-live=polite]')).not.toBeNull();
    expect(shown()[0]?.textContent).toContain('confidence 83%, 12:00:02');
    expect(shown()[1]?.textContent).toContain(HOSTILE);
    expect(page.querySelector('img')).toBeNull();
  });

  it('go by themselves, but not while somebody points at them', () => {
    jest.advanceTimersByTime(10_000);
    section()?.dispatchEvent(new MouseEvent('mousemove'));
    jest.advanceTimersByTime(60_000);
    expect(shown()).toHaveLength(2);
    section()?.dispatchEvent(new MouseEvent('mouseleave'));
    jest.advanceTimersByTime(6_000);
    expect(shown()).toHaveLength(0);
  });

  it('stay while the keyboard is in them', () => {
    section()?.dispatchEvent(new FocusEvent('focusin'));
    jest.advanceTimersByTime(60_000);
    expect(shown()).toHaveLength(2);
  });

  it('can be dismissed one by one', () => {
    page.querySelector('button')?.click();
    expect(shown().map((row) => row.querySelector('.device')?.textContent)).toEqual([HOSTILE]);
  });

  it('say how many more there are', () => {
    waiting.set(4);
    shown();
    expect(page.querySelector('.more')?.textContent).toContain('and 4 more');
  });
});
