import { Component, booleanAttribute, effect, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import { OpenDashboard } from '../../core/board/open-dashboard';
import { Kiosk } from '../../core/session/kiosk';
import { Board } from './board';
import { KioskShow } from './kiosk-show';

/** A dashboard at its address: read, or why it can't be. */
@Component({
  selector: 'tg-dashboard-page',
  imports: [Board, MatButton, RouterLink],
  providers: [KioskShow, OpenDashboard],
  templateUrl: './dashboard-page.html',
  styleUrl: './dashboard-page.scss',
  host: {
    '[class.kiosk]': 'kiosk.isOn()',
    '[class.still]': '!show.hasPointer()',
    '(window:beforeunload)': 'warn($event)',
  },
})
export class DashboardPage {
  /** From the address. */
  readonly id = input.required<string>();
  /** From the address: whether it is edited from the start. */
  readonly edit = input(false, { transform: booleanAttribute });

  private readonly board = viewChild(Board);
  protected readonly open = inject(OpenDashboard);
  protected readonly kiosk = inject(Kiosk);
  protected readonly show = inject(KioskShow);
  protected readonly list = PAGE_PATHS.dashboards;

  constructor() {
    const title = inject(Title);
    effect(() => this.open.open(this.id()));
    effect(() => title.setTitle(`${this.open.stored()?.name ?? $localize`Dashboard`} · Tachograph`));
  }

  /** Whether the page may be left for another one; asks where the dashboard was changed and not saved. */
  mayLeave(): boolean {
    return this.board()?.mayLeave() ?? true;
  }

  /** Has the browser ask before it leaves the app, in its own words. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.board()?.isUnsaved()) event.preventDefault();
  }
}
