import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import { NOON } from '../../../testing/readings';
import { Notifications } from './notifications';
import { SystemNotifications } from './system-notifications';

/** Stands in for the browser's own. */
class FakeNotification {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static readonly shown: FakeNotification[] = [];
  onclick: (() => void) | null = null;

  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    FakeNotification.shown.push(this);
  }

  static requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked += 1;
    FakeNotification.permission = FakeNotification.answer;
    return Promise.resolve(FakeNotification.answer);
  }
}

describe('notifications of the system', () => {
  const navigateByUrl = jest.fn<(url: string) => Promise<boolean>>();
  let visibility: DocumentVisibilityState;

  beforeEach(() => {
    localStorage.clear();
    visibility = 'hidden';
    Object.assign(FakeNotification, { permission: 'default', answer: 'granted', asked: 0 });
    FakeNotification.shown.length = 0;
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    Object.defineProperty(window, 'Notification', { value: FakeNotification, configurable: true });
    Object.defineProperty(document, 'visibilityState', { get: () => visibility, configurable: true });
    window.focus = () => undefined;
  });

  const begin = () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: Router, useValue: { navigateByUrl } }] });
    return TestBed.inject(SystemNotifications);
  };
  const tell = async () => {
    const told = {
      key: 'a',
      level: 'alarm',
      title: 'High stress',
      text: 'band-1',
      at: NOON,
      link: '/sensors',
    } as const;
    TestBed.inject(Notifications).tell(told);
    await Promise.resolve();
    return FakeNotification.shown;
  };

  it('are asked for by a click alone, and are off until then', async () => {
    const system = begin();
    expect(await tell()).toEqual([]);
    expect([system.isOn(), FakeNotification.asked]).toEqual([false, 0]);
    await system.turnOn();
    expect([system.isOn(), FakeNotification.asked]).toEqual([true, 1]);
    expect(begin().isOn()).toBe(true);
  });

  it('are shown while nobody sees the tab, one for each key, and lead to what they tell of', async () => {
    await begin().turnOn();
    const [shown] = await tell();
    expect(shown).toMatchObject({ title: 'High stress', options: { body: 'band-1', tag: 'a' } });
    shown?.onclick?.();
    expect(navigateByUrl).toHaveBeenCalledWith('/sensors');
    visibility = 'visible';
    expect(await tell()).toHaveLength(1);
  });

  it('say that they are blocked, and are off then', async () => {
    FakeNotification.answer = 'denied';
    const system = begin();
    await system.turnOn();
    expect([system.permission(), system.isOn()]).toEqual(['denied', false]);
    expect(await tell()).toEqual([]);
  });

  it('are not to be had where the page came over plain HTTP', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    const system = begin();
    await system.turnOn();
    expect([system.permission(), system.isOn(), FakeNotification.asked]).toEqual(['unsupported', false, 0]);
  });
});
