import { TestBed } from '@angular/core/testing';
import { NOON } from '../../../testing/readings';
import { KEPT_KEY } from './kept-notifications';
import type { Notification } from './notification';
import { Notifications } from './notifications';

const about = (key: string, more: Partial<Notification> = {}): Notification => ({
  ...{ key, level: 'info', title: key, text: '', at: NOON, link: null },
  ...more,
});

describe('notifications', () => {
  beforeEach(() => localStorage.clear());

  const begin = () => {
    TestBed.resetTestingModule();
    return TestBed.inject(Notifications);
  };
  const keys = (notifications: Notifications) => notifications.all().map(({ key }) => key);

  it('are kept with the last one first, each key once, and no more than a hundred', () => {
    const notifications = begin();
    for (let place = 0; place < 120; place += 1) notifications.tell(about(`${place}`));
    notifications.tell(about('50', { text: 'again' }));
    expect(notifications.all()).toHaveLength(100);
    expect(notifications.all()[0]).toMatchObject({ key: '50', text: 'again' });
    expect(keys(notifications).filter((key) => key === '50')).toHaveLength(1);
  });

  it('count as unread until the viewer has read them, and again where they are told anew', () => {
    const notifications = begin();
    notifications.tell(about('a'));
    notifications.tell(about('b'));
    notifications.markRead('a');
    expect(notifications.unread()).toBe(1);
    notifications.markRead(null);
    expect(notifications.unread()).toBe(0);
    notifications.tell(about('a'));
    expect(notifications.unread()).toBe(1);
  });

  it('outlive the page', () => {
    begin().tell(about('a', { link: '/sensors' }));
    TestBed.tick();
    const notifications = begin();
    expect(notifications.all()).toEqual([{ ...about('a', { link: '/sensors' }), isRead: false }]);
  });

  it('are those of another tab, too', () => {
    const notifications = begin();
    const newValue = JSON.stringify([{ ...about('other'), isRead: true }]);
    window.dispatchEvent(new StorageEvent('storage', { key: KEPT_KEY, newValue }));
    expect(keys(notifications)).toEqual(['other']);
  });

  it('leave out what is none, or leads out of the app', () => {
    const foreign = { ...about('a'), link: 'https://elsewhere.example', isRead: false };
    localStorage.setItem(KEPT_KEY, JSON.stringify([null, 7, { key: 'x' }, foreign]));
    expect(begin().all()).toEqual([]);
    localStorage.setItem(KEPT_KEY, '{');
    expect(begin().all()).toEqual([]);
  });

  it('can be cleared and taken back', () => {
    const notifications = begin();
    notifications.tell(about('a'));
    notifications.tell(about('b'));
    const before = notifications.all();
    notifications.clear(null);
    notifications.tell(about('c'));
    notifications.restore(before);
    expect(keys(notifications)).toEqual(['c', 'b', 'a']);
  });
});
