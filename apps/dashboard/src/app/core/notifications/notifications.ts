import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import { KEPT_KEY, keep, kept, parseKept } from './kept-notifications';
import type { Notification, ToldNotification } from './notification';

/** How many are remembered. */
const REMEMBERED_MAX = 100;

/** What the viewer has been told: shown as a toast, then kept behind the bell, in this browser and in all its tabs. */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly told = signal<readonly ToldNotification[]>(kept());
  private readonly listeners = new Set<(notification: Notification) => void>();

  /** The one that was told last first. */
  readonly all = this.told.asReadonly();
  readonly unread = computed(() => this.told().filter(({ isRead }) => !isRead).length);

  constructor() {
    effect(() => keep(this.told()));
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === KEPT_KEY) this.told.set(parseKept(newValue));
    };
    window.addEventListener('storage', follow);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('storage', follow));
  }

  tell(notification: Notification): void {
    const others = this.told().filter(({ key }) => key !== notification.key);
    this.told.set([{ ...notification, isRead: false }, ...others].slice(0, REMEMBERED_MAX));
    for (const listener of [...this.listeners]) listener(notification);
  }

  /** Calls for each that is told in this tab until the caller is destroyed; to be called where Angular injects. */
  listen(listener: (notification: Notification) => void): void {
    this.listeners.add(listener);
    inject(DestroyRef).onDestroy(() => this.listeners.delete(listener));
  }

  /** The viewer has read one, or (null) all of them. */
  markRead(read: string | null): void {
    this.told.update((all) =>
      all.map((each) => (read === null || each.key === read ? { ...each, isRead: true } : each)),
    );
  }

  /** Forgets one, or (null) all of them. */
  clear(cleared: string | null): void {
    this.told.update((all) => (cleared === null ? [] : all.filter(({ key }) => key !== cleared)));
  }

  /** Takes back what was cleared. */
  restore(cleared: readonly ToldNotification[]): void {
    const keys = new Set(this.told().map(({ key }) => key));
    this.told.update((all) => [...all, ...cleared.filter(({ key }) => !keys.has(key))].slice(0, REMEMBERED_MAX));
  }
}
