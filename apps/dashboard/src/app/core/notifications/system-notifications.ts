import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { remember, remembered } from '../session/remembered';
import type { Notification as Told } from './notification';
import { Notifications } from './notifications';

const STORAGE_KEY = 'tachograph.system-notifications';
const ICON = 'icons/icon-192.png';

/** Whether notifications of the system can be had: `unsupported` also where the page came over plain HTTP. */
export type SystemPermission = NotificationPermission | 'unsupported';

/** Shows what is told as a notification of the system while nobody sees this tab, where the viewer has asked for it. */
@Injectable({ providedIn: 'root' })
export class SystemNotifications {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly allowed = signal<SystemPermission>(permission());
  private readonly wanted = signal(remembered(STORAGE_KEY) === 'on');

  readonly permission = this.allowed.asReadonly();
  /** Whether the viewer wants them; shown they are where the browser permits it, too. */
  readonly isOn = this.wanted.asReadonly();

  constructor() {
    inject(Notifications).listen((notification) => void this.show(notification));
  }

  /** Asks the browser for the permission where it has not been asked yet: to be called upon a click alone. */
  async turnOn(): Promise<void> {
    const answer = permission() === 'default' ? await Notification.requestPermission() : permission();
    this.allowed.set(answer);
    this.want(answer === 'granted');
  }

  turnOff(): void {
    this.want(false);
  }

  private want(isWanted: boolean): void {
    this.wanted.set(isWanted);
    remember(STORAGE_KEY, isWanted ? 'on' : 'off');
  }

  private async show({ key, title, text, link }: Told): Promise<void> {
    if (!this.wanted() || permission() !== 'granted' || this.document.visibilityState !== 'hidden') return;
    // The same in several tabs is one, by its tag.
    const options = { body: text, tag: key, icon: ICON, data: { link } };
    // Browsers of phones have them shown by the worker alone, which answers the click as well.
    const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
    if (worker?.active) return worker.showNotification(title, options);
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      if (link !== null) void this.router.navigateByUrl(link);
    };
  }
}

function permission(): SystemPermission {
  return window.isSecureContext && 'Notification' in window ? Notification.permission : 'unsupported';
}
