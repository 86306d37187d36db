import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { DashboardsApi } from '../../core/api/dashboards-api';
import { AppErrors } from '../../core/session/app-errors';
import { AppVersion } from '../../core/session/app-version';
import { Kiosk } from '../../core/session/kiosk';
import { PageReload } from '../../core/session/page-reload';

/** How long the mouse pointer stays after it was moved, and how often it is asked for a new version of the app; milliseconds. */
const POINTER_MS = 3_000;
const VERSION_EVERY_MS = 60_000;

/**
 * What goes on by itself while dashboards hang on a wall: they take turns, the pointer hides, and whatever breaks or becomes old
 * is loaded anew. Escape ends it. To be provided by the page.
 */
@Injectable()
export class KioskShow {
  private readonly kiosk = inject(Kiosk);
  private readonly router = inject(Router);
  private readonly dashboards = inject(DashboardsApi);
  private readonly reload = inject(PageReload);
  private readonly version = inject(AppVersion);
  private readonly document = inject(DOCUMENT);
  private readonly moved = signal(false);

  /** Whether the mouse was moved just now, so that its pointer is seen. */
  readonly hasPointer = this.moved.asReadonly();

  constructor() {
    inject(AppErrors).listen(() => {
      if (this.kiosk.isOn()) this.reload.soon();
    });
    effect((onCleanup) => {
      if (!this.kiosk.isOn()) return;
      const stops = [this.fillScreen(), this.watchKeys(), this.watchPointer(), this.watchVersion()];
      onCleanup(() => stops.forEach((stop) => stop()));
    });
    effect((onCleanup) => {
      const stay = this.kiosk.stay();
      if (stay === null) return;
      const timer = setInterval(() => void this.advance(), stay * 1_000);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** Shows the dashboard after this one. */
  private async advance(): Promise<void> {
    const chosen = this.kiosk.cycle();
    try {
      const ids = chosen.length > 0 ? chosen : (await this.dashboards.list()).data.map(({ id }) => id);
      const here = ids.findIndex((id) => this.router.url.startsWith(`/dashboards/${encodeURIComponent(id)}`));
      const next = ids[(here + 1) % ids.length];
      // Whatever the viewer had chosen for this one is not meant for the next.
      if (next) await this.router.navigate(['/dashboards', next], { queryParams: this.kiosk.parameters() });
    } catch {
      // No answer now: this one stays, and it is tried again when its time is up.
    }
  }

  private fillScreen(): () => void {
    // It would be refused where no click came just before; then the page fills its window.
    if (this.document.fullscreenEnabled && navigator.userActivation.isActive) {
      void this.document.documentElement.requestFullscreen().catch(() => undefined);
    }
    const left = () => {
      if (!this.document.fullscreenElement) this.kiosk.leave();
    };
    this.document.addEventListener('fullscreenchange', left);
    return () => {
      this.document.removeEventListener('fullscreenchange', left);
      if (this.document.fullscreenElement) void this.document.exitFullscreen();
    };
  }

  private watchKeys(): () => void {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') this.kiosk.leave();
    };
    this.document.addEventListener('keydown', press);
    return () => this.document.removeEventListener('keydown', press);
  }

  private watchPointer(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const move = () => {
      this.moved.set(true);
      clearTimeout(timer);
      timer = setTimeout(() => this.moved.set(false), POINTER_MS);
    };
    this.document.addEventListener('mousemove', move);
    return () => {
      clearTimeout(timer);
      this.document.removeEventListener('mousemove', move);
    };
  }

  private watchVersion(): () => void {
    const timer = setInterval(() => void this.checkVersion(), VERSION_EVERY_MS);
    return () => clearInterval(timer);
  }

  private async checkVersion(): Promise<void> {
    try {
      if (await this.version.isOld()) this.reload.soon();
    } catch {
      // Asked again in a minute.
    }
  }
}
