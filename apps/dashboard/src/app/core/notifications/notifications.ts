import { Injectable, computed, signal } from '@angular/core';

/** Something that the viewer is to know of, wherever on the page they are. Texts are shown as text. */
export interface Notification {
  /** Two of the same key are the same: the later one replaces the earlier. */
  readonly key: string;
  readonly level: 'info' | 'good' | 'caution' | 'alarm';
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Where to look, an address of the app; null for nowhere. */
  readonly link: string | null;
}

/** How many are remembered. */
const REMEMBERED_MAX = 100;

/** What the viewer has been told: shown as a toast, then kept behind the bell. */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly told = signal<readonly Notification[]>([]);
  private readonly seenAt = signal(0);

  /** Newest first. */
  readonly all = this.told.asReadonly();
  readonly unseen = computed(() => this.told().filter(({ at }) => at > this.seenAt()).length);

  tell(notification: Notification): void {
    const others = this.told().filter(({ key }) => key !== notification.key);
    this.told.set([notification, ...others].slice(0, REMEMBERED_MAX));
  }

  /** The viewer has looked at the list. */
  markSeen(now: number): void {
    this.seenAt.set(now);
  }
}
