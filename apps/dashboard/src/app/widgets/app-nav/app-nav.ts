import { Component, ElementRef, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import { Icon, type IconName } from '../icon/icon';

/** A page that the navigation leads to. */
export interface NavPage {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  /** One after the other, as commands write them. */
  readonly keys: string;
  /** Whether pages beneath it count as it. */
  readonly hasMore?: boolean;
}

/** Every page, in the order in which the navigation has them. */
export const NAV_PAGES: readonly NavPage[] = [
  { path: PAGE_PATHS.dashboards, name: $localize`Dashboards`, icon: 'dashboard', keys: 'g d', hasMore: true },
  { path: PAGE_PATHS.speed, name: $localize`Speed`, icon: 'gauge', keys: 'g s' },
  { path: PAGE_PATHS.activity, name: $localize`Activity`, icon: 'activity', keys: 'g a' },
  { path: PAGE_PATHS.host, name: $localize`Host`, icon: 'host', keys: 'g h' },
  { path: PAGE_PATHS.sensors, name: $localize`Sensors`, icon: 'sensors', keys: 'g n' },
  { path: PAGE_PATHS.devices, name: $localize`Devices`, icon: 'device', keys: 'g v', hasMore: true },
  { path: PAGE_PATHS.clients, name: $localize`Connections`, icon: 'connections', keys: 'g c' },
  { path: PAGE_PATHS.storage, name: $localize`Storage`, icon: 'storage', keys: 'g r' },
  { path: PAGE_PATHS.data, name: $localize`Data`, icon: 'data', keys: 'g t' },
];

/** The way to every page: a rail beside it where there is room, else a list that a button opens. */
@Component({
  selector: 'tg-app-nav',
  imports: [Icon, MatIconButton, RouterLink, RouterLinkActive],
  template: `
    <button
      mat-icon-button
      type="button"
      class="opener"
      popovertarget="pages"
      aria-label="Pages"
      i18n-aria-label
      data-testid="nav-opener"
    >
      <tg-icon name="menu" />
    </button>
    <nav #pages id="pages" popover aria-label="Pages" i18n-aria-label>
      @for (page of all; track page.path) {
        <a
          [routerLink]="page.path"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="page.hasMore ? beneath : alone"
          (click)="close()"
        >
          <tg-icon [name]="page.icon" />
          <span class="word">{{ page.name }}</span>
        </a>
      }
    </nav>
  `,
  styleUrl: './app-nav.scss',
})
export class AppNav {
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('pages');

  protected readonly all = NAV_PAGES;
  /** Whatever a page keeps in its address beside the path, it is the same page. */
  protected readonly alone: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
  protected readonly beneath: IsActiveMatchOptions = { ...this.alone, paths: 'subset' };

  /** In the rail it is not open, and stays where it is. */
  protected close(): void {
    const list = this.list().nativeElement;
    if (list.matches(':popover-open')) list.hidePopover();
  }
}
