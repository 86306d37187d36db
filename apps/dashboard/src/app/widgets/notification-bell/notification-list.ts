import { Component, computed, inject, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Router, RouterLink } from '@angular/router';
import type { ToldNotification } from '../../core/notifications/notification';
import { NOTIFICATION_LEVELS } from '../../core/notifications/notification-levels';
import { Notifications } from '../../core/notifications/notifications';
import { SystemNotifications } from '../../core/notifications/system-notifications';
import { clockTime } from '../../core/session/local-time';
import { Icon } from '../icon/icon';

/** All that the viewer was told, the newest first; and whether they are told while they look elsewhere. */
@Component({
  selector: 'tg-notification-list',
  imports: [Icon, MatButton, MatIconButton, MatSlideToggle, RouterLink],
  templateUrl: './notification-list.html',
  styleUrl: './notification-list.scss',
})
export class NotificationList {
  private readonly router = inject(Router);
  protected readonly notifications = inject(Notifications);
  protected readonly system = inject(SystemNotifications);

  /** The viewer follows a link out of the list. */
  readonly left = output();

  /** What was cleared last, to take it back. */
  protected readonly cleared = signal<readonly ToldNotification[]>([]);
  protected readonly rows = computed(() =>
    this.notifications.all().map(({ key, level, title, text, at, link, isRead }) => ({
      ...{ key, level, title, text, isRead, ...NOTIFICATION_LEVELS[level] },
      time: clockTime(at),
      link: link === null ? null : this.router.parseUrl(link),
      removal: $localize`Remove: ${title}:title:`,
    })),
  );
  /** What stands between the viewer and notifications of the system; empty for nothing. */
  protected readonly obstacle = computed(() => {
    switch (this.system.permission()) {
      case 'unsupported':
        return $localize`This browser has them only for pages that come over HTTPS or from this machine.`;
      case 'denied':
        return $localize`This browser blocks them for this page. Allow notifications in the page’s settings, beside its address, and load the page anew.`;
      default:
        return '';
    }
  });

  protected toggleSystem(isWanted: boolean): void {
    if (isWanted) void this.system.turnOn();
    else this.system.turnOff();
  }

  protected clear(): void {
    this.cleared.set(this.notifications.all());
    this.notifications.clear(null);
  }

  protected takeBack(): void {
    this.notifications.restore(this.cleared());
    this.cleared.set([]);
  }

  protected follow(key: string): void {
    this.notifications.markRead(key);
    this.left.emit();
  }
}
