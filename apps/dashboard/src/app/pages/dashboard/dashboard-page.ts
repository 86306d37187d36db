import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import { OpenDashboard } from '../../core/board/open-dashboard';
import { Board } from './board';

/** A dashboard at its address: read, or why it can't be. */
@Component({
  selector: 'tg-dashboard-page',
  imports: [Board, MatButton, RouterLink],
  providers: [OpenDashboard],
  templateUrl: './dashboard-page.html',
  styleUrl: './dashboard-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class DashboardPage {
  private readonly title = inject(Title);
  private readonly parameters = toSignal(inject(ActivatedRoute).paramMap);
  private readonly board = viewChild(Board);
  private readonly id = computed(() => this.parameters()?.get('id') ?? '');
  protected readonly open = inject(OpenDashboard);
  protected readonly list = PAGE_PATHS.dashboards;

  constructor() {
    effect(() => this.open.open(this.id()));
    effect(() => {
      const name = this.open.stored()?.name ?? $localize`Dashboard`;
      this.title.setTitle(`${name} · Tachograph`);
    });
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
