import type { CanDeactivateFn, Routes } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import type { StoragePage } from './pages/storage/storage-page';

const route = (path: string) => path.slice(1);
const mayLeave: CanDeactivateFn<StoragePage> = (page) => page.mayLeave();

export const routes: Routes = [
  {
    path: route(PAGE_PATHS.speed),
    title: 'Speed · Tachograph',
    loadComponent: () => import('./pages/speed/speed-page').then((page) => page.SpeedPage),
  },
  {
    path: route(PAGE_PATHS.activity),
    title: 'Activity · Tachograph',
    loadComponent: () => import('./pages/activity/activity-page').then((page) => page.ActivityPage),
  },
  {
    path: route(PAGE_PATHS.host),
    title: 'Host · Tachograph',
    loadComponent: () => import('./pages/host/host-page').then((page) => page.HostPage),
  },
  {
    path: route(PAGE_PATHS.sensors),
    title: 'Sensors · Tachograph',
    loadComponent: () => import('./pages/sensors/sensors-page').then((page) => page.SensorsPage),
  },
  {
    path: route(PAGE_PATHS.storage),
    title: 'Storage · Tachograph',
    canDeactivate: [mayLeave],
    loadComponent: () => import('./pages/storage/storage-page').then((page) => page.StoragePage),
  },
  {
    path: route(PAGE_PATHS.data),
    title: 'Data · Tachograph',
    loadComponent: () => import('./pages/transfer/data-page').then((page) => page.DataPage),
  },
  { path: '**', redirectTo: '' },
];
