import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { NavigationEnd, Router, type Params } from '@angular/router';

/** The shortest time for which a dashboard stays before the next one, seconds; less than that means that none follows. */
const STAY_MIN_S = 5;

/**
 * Whether the app is a picture on a wall, with nothing to click: the address says so. `?kiosk=1` keeps one dashboard,
 * `?kiosk=30` shows all of them in turn, 30 s each, and `&cycle=a,b` only those of these ids.
 */
@Injectable({ providedIn: 'root' })
export class Kiosk {
  private readonly router = inject(Router);
  // As of the first paint, before the router has gone anywhere.
  private readonly query = signal(new URLSearchParams(inject(DOCUMENT).location.search));
  private readonly asked = computed(() => Number(this.query().get('kiosk') ?? 0));

  readonly isOn = computed(() => this.asked() > 0);
  /** For how long each stays, seconds; null where none follows. */
  readonly stay = computed(() => (this.asked() >= STAY_MIN_S ? this.asked() : null));
  /** Ids of the dashboards to show in turn; empty for all. */
  readonly cycle = computed(() => (this.query().get('cycle') ?? '').split(',').filter((id) => id !== ''));
  /** What the address of the next dashboard has to say, too. */
  readonly parameters = computed<Params>(() => ({
    kiosk: this.query().get('kiosk'),
    cycle: this.query().get('cycle'),
  }));

  constructor() {
    const following = this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.query.set(new URLSearchParams(queryOf(event.urlAfterRedirects)));
    });
    inject(DestroyRef).onDestroy(() => following.unsubscribe());
  }

  enter(): void {
    void this.router.navigate([], { queryParams: { kiosk: 1 }, queryParamsHandling: 'merge' });
  }

  leave(): void {
    void this.router.navigate([], { queryParams: { kiosk: null, cycle: null }, queryParamsHandling: 'merge' });
  }
}

function queryOf(url: string): string {
  return /\?([^#]*)/.exec(url)?.[1] ?? '';
}
