import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { NOON } from '../../../testing/readings';
import type { Notification } from '../../core/notifications/notification';
import { Notifications } from '../../core/notifications/notifications';
import { Toasts } from './toasts';

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the toasts on the page', () => {
  let fixture: ComponentFixture<Toasts>;
  let page: HTMLElement;
  let notifications: Notifications;

  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers({ now: NOON });
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    fixture = TestBed.createComponent(Toasts);
    notifications = TestBed.inject(Notifications);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const tell = (key: string, more: Partial<Notification> = {}) => {
    notifications.tell({ key, level: 'info', title: key, text: '', at: NOON, link: null, ...more });
    fixture.detectChanges();
  };
  const shown = () => {
    fixture.detectChanges();
    return [...page.querySelectorAll('li')].map((row) => row.querySelector('strong')?.textContent);
  };
  const section = () => page.querySelector('section');
  const announced = (role: string) => page.querySelector(`[role=${role}]`)?.textContent;

  it('say what, how grave and when, as text, with the way there', () => {
    tell('a', { level: 'alarm', title: 'High stress', text: HOSTILE, link: '/dashboards/x?at=1' });
    expect(page.querySelector('li')?.textContent).toContain(HOSTILE);
    expect(page.querySelector('.when')?.textContent).toContain('alarm, 12:00:00');
    expect(page.querySelector('img')).toBeNull();
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/dashboards/x?at=1');
  });

  it('raise their voice only for alarms', () => {
    tell('calm', { text: 'all is well' });
    expect(announced('status')).toBe('notice: calm. all is well');
    expect(announced('alert')).toBe('');
    tell('urgent', { level: 'alarm' });
    expect(announced('alert')).toContain('alarm: urgent');
  });

  it('are three at most, and say how many more there are', () => {
    for (const key of ['1', '2', '3', '4', '5']) tell(key);
    expect(shown()).toEqual(['5', '4', '3']);
    expect(page.querySelector('.more')?.textContent).toContain('and 2 more');
  });

  it('go by themselves, but not while somebody points at them', () => {
    tell('a');
    jest.advanceTimersByTime(10_000);
    section()?.dispatchEvent(new MouseEvent('mousemove'));
    jest.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['a']);
    section()?.dispatchEvent(new MouseEvent('mouseleave'));
    jest.advanceTimersByTime(6_000);
    expect(shown()).toEqual([]);
    expect(notifications.unread()).toBe(1);
  });

  it('stay while the keyboard is in them', () => {
    tell('a');
    section()?.dispatchEvent(new FocusEvent('focusin'));
    jest.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['a']);
  });

  it('are read once they are dismissed, one by one', () => {
    tell('a');
    tell('b');
    page.querySelector('button')?.click();
    expect(shown()).toEqual(['a']);
    expect(notifications.all().filter(({ isRead }) => isRead)).toMatchObject([{ key: 'b' }]);
  });

  it('begin anew where the same is told again', () => {
    tell('a', { title: 'first' });
    jest.advanceTimersByTime(14_000);
    tell('a', { title: 'second' });
    jest.advanceTimersByTime(14_000);
    expect(shown()).toEqual(['second']);
  });
});
