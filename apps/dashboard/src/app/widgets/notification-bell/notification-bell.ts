import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Commands } from '../../core/commands/commands';
import { Notifications } from '../../core/notifications/notifications';
import { SystemNotifications } from '../../core/notifications/system-notifications';
import { formatCount } from '../../core/session/count-words';
import { plural } from '../../core/session/plural';
import { Icon } from '../icon/icon';
import { NotificationList } from './notification-list';

/** More than that are only many. */
const COUNTED_MAX = 99;

/** How much the viewer has not read, and the way to all they were told. */
@Component({
  selector: 'tg-notification-bell',
  imports: [Icon, MatIconButton, NotificationList],
  template: `
    <button
      mat-icon-button
      type="button"
      popovertarget="notifications"
      [attr.aria-label]="words()"
      title="Notifications"
      i18n-title
      data-testid="bell"
    >
      <tg-icon name="bell" />
      @if (unread() > 0) {
        <span class="count" aria-hidden="true" data-testid="unread">{{ count() }}</span>
      }
    </button>
    <div
      #list
      id="notifications"
      popover
      role="dialog"
      tabindex="-1"
      aria-label="Notifications"
      i18n-aria-label
      data-testid="notifications"
      (toggle)="toggled($event.newState === 'open')"
    >
      @defer (when isOpen()) {
        @if (isOpen()) {
          <tg-notification-list (left)="close()" />
        }
      }
    </div>
  `,
  styleUrl: './notification-bell.scss',
})
export class NotificationBell {
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly isOpen = signal(false);
  protected readonly unread = inject(Notifications).unread;
  protected readonly count = computed(() => (this.unread() > COUNTED_MAX ? `${COUNTED_MAX}+` : this.unread()));
  protected readonly words = computed(() => {
    const unread = this.unread();
    if (unread === 0) return $localize`Notifications, all read`;
    const many = $localize`Notifications, ${formatCount(unread)}:count: unread`;
    return plural(unread, { one: $localize`Notifications, 1 unread`, other: many });
  });

  constructor() {
    inject(SystemNotifications);
    const command = {
      ...{ id: 'app.notifications', label: $localize`Show notifications`, group: $localize`Tachograph`, keys: 'n' },
      run: () => this.list().nativeElement.showPopover(),
    };
    inject(Commands).offer(signal([command]));
  }

  /** The focus goes into the list, and back when it is closed. */
  protected toggled(isOpen: boolean): void {
    this.isOpen.set(isOpen);
    if (isOpen) this.list().nativeElement.focus();
  }

  protected close(): void {
    this.list().nativeElement.hidePopover();
  }
}
