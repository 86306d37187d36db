import { Component } from '@angular/core';
import { MatToolbar } from '@angular/material/toolbar';
import { RouterLink, RouterLinkActive, RouterOutlet, type IsActiveMatchOptions } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import { AlertToasts } from './widgets/alert-toasts/alert-toasts';
import { ConnectionBadge } from './widgets/connection-badge/connection-badge';
import { StorageNotice } from './widgets/storage-notice/storage-notice';
import { ThemeToggle } from './widgets/theme-toggle/theme-toggle';

/** What surrounds every page: the name, the way to the others, the state of the connection and of storage, the theme, and alerts. */
@Component({
  selector: 'tg-root',
  imports: [
    AlertToasts,
    ConnectionBadge,
    MatToolbar,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    StorageNotice,
    ThemeToggle,
  ],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly pages = [
    { path: PAGE_PATHS.dashboards, name: $localize`Dashboards` },
    { path: PAGE_PATHS.speed, name: $localize`Speed` },
    { path: PAGE_PATHS.activity, name: $localize`Activity` },
    { path: PAGE_PATHS.host, name: $localize`Host` },
    { path: PAGE_PATHS.sensors, name: $localize`Sensors` },
    { path: PAGE_PATHS.storage, name: $localize`Storage` },
    { path: PAGE_PATHS.data, name: $localize`Data` },
  ];
  /** Whatever a page keeps in its address beside the path, it is the same page. */
  protected readonly wholePath: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
