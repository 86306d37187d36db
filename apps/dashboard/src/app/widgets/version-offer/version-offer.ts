import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LiveConnection } from '../../core/live/live-connection';
import { AppVersion } from '../../core/session/app-version';

/** How often a page that stays open asks, milliseconds. */
const EVERY_MS = 600_000;

/** Offers to load the page anew once the server has a new version of the app; nothing is lost that a person has not saved. */
@Component({
  selector: 'tg-version-offer',
  imports: [MatButton],
  template: `
    <div role="status">
      @if (isOffered()) {
        <p data-testid="version-offer">
          <span i18n>A new version is there.</span>
          <button mat-flat-button type="button" (click)="reload()" i18n>Reload</button>
          <button mat-button type="button" (click)="refuse()" i18n>Later</button>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      position: fixed;
      bottom: 0.75rem;
      left: 50%;
      z-index: 3;
      display: flex;
      gap: 0.5rem;
      align-items: center;
      margin: 0;
      padding: 0.5rem 0.5rem 0.5rem 1rem;
      translate: -50%;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 16px;
      background: var(--mat-sys-surface-container-high);
      box-shadow: 0 4px 16px #0005;
      color: var(--mat-sys-on-surface);
    }
    /* Where toasts take the whole width at the bottom. */
    @media (width < 60rem) {
      p {
        inset: 4.25rem auto auto 50%;
        width: max-content;
        max-width: calc(100vw - 1.5rem);
      }
    }
  `,
})
export class VersionOffer {
  private readonly version = inject(AppVersion);
  private readonly isNew = signal(false);
  private readonly isRefused = signal(false);

  protected readonly isOffered = computed(() => this.isNew() && !this.isRefused());

  constructor() {
    const live = inject(LiveConnection);
    let wasLive = false;
    effect(() => {
      const isLive = live.isLive();
      // A server that comes back may be a new one.
      if (isLive && wasLive !== isLive) void this.check();
      wasLive = isLive;
    });
    const timer = setInterval(() => void this.check(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected reload(): void {
    location.reload();
  }

  protected refuse(): void {
    this.isRefused.set(true);
  }

  private async check(): Promise<void> {
    if (document.visibilityState === 'hidden' || this.isNew()) return;
    try {
      this.isNew.set(await this.version.isOld());
    } catch {
      // Asked again the next time.
    }
  }
}
