import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { MatToolbar } from '@angular/material/toolbar';
import { RouterLink, RouterOutlet } from '@angular/router';
import { CommandKeys } from './core/commands/command-keys';
import { Kiosk } from './core/session/kiosk';
import { AlertToasts } from './widgets/alert-toasts/alert-toasts';
import { AppNav } from './widgets/app-nav/app-nav';
import { AppSettings } from './widgets/app-settings/app-settings';
import { ConnectionBadge } from './widgets/connection-badge/connection-badge';
import { StorageNotice } from './widgets/storage-notice/storage-notice';

/** What surrounds every page: the name, the way to the others, the state of the connection and of storage, settings, and alerts. */
@Component({
  selector: 'tg-root',
  imports: [AlertToasts, AppNav, AppSettings, ConnectionBadge, MatToolbar, RouterLink, RouterOutlet, StorageNotice],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly kiosk = inject(Kiosk);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  constructor() {
    inject(CommandKeys);
  }

  /** Not by the fragment, which the router would take for another address. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }
}
