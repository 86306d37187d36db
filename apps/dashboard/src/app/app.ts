import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatToolbar } from '@angular/material/toolbar';
import { RouterLink, RouterOutlet } from '@angular/router';
import { CommandKeys } from './core/commands/command-keys';
import { AlertFeed } from './core/live/alert-feed';
import { ConnectionNews } from './core/notifications/connection-news';
import { Kiosk } from './core/session/kiosk';
import { AppCommands } from './widgets/app-commands/app-commands';
import { AppNav } from './widgets/app-nav/app-nav';
import { AppSettings } from './widgets/app-settings/app-settings';
import { ConnectionBadge } from './widgets/connection-badge/connection-badge';
import { Icon } from './widgets/icon/icon';
import { KeyCaps } from './widgets/key-caps/key-caps';
import { NotificationBell } from './widgets/notification-bell/notification-bell';
import { StorageNotice } from './widgets/storage-notice/storage-notice';
import { Toasts } from './widgets/toasts/toasts';
import { VersionOffer } from './widgets/version-offer/version-offer';

/** What surrounds every page: the name, the way to the others, the state of the connection and of storage, settings, and news. */
@Component({
  selector: 'tg-root',
  imports: [
    AppNav,
    AppSettings,
    ConnectionBadge,
    Icon,
    KeyCaps,
    MatButton,
    MatToolbar,
    NotificationBell,
    RouterLink,
    RouterOutlet,
    StorageNotice,
    Toasts,
    VersionOffer,
  ],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly kiosk = inject(Kiosk);
  protected readonly commands = inject(AppCommands);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  constructor() {
    inject(CommandKeys);
    inject(ConnectionNews);
    inject(AlertFeed).start();
  }

  /** Not by the fragment, which the router would take for another address. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }
}
