import type { CanDeactivateFn, Routes } from '@angular/router';
import { PAGE_PATHS } from '@tachograph/contracts';
import type { DashboardPage } from './pages/dashboard/dashboard-page';
import type { StoragePage } from './pages/storage/storage-page';

const route = (path: string) => path.slice(1);
/** The title of a page's window or tab. */
const titled = (page: string) => `${page} · Tachograph`;
const mayLeave: CanDeactivateFn<StoragePage | DashboardPage> = (page) => page.mayLeave();

export const routes: Routes = [
  {
    path: route(PAGE_PATHS.speed),
    title: titled($localize`Speed`),
    loadComponent: () => import('./pages/speed/speed-page').then((page) => page.SpeedPage),
  },
  {
    path: route(PAGE_PATHS.dashboards),
    title: titled($localize`Dashboards`),
    loadComponent: () => import('./pages/dashboards/dashboards-page').then((page) => page.DashboardsPage),
  },
  {
    // Its page says what it is called.
    path: route(PAGE_PATHS.dashboard),
    canDeactivate: [mayLeave],
    loadComponent: () => import('./pages/dashboard/dashboard-page').then((page) => page.DashboardPage),
  },
  {
    path: route(PAGE_PATHS.activity),
    title: titled($localize`Activity`),
    loadComponent: () => import('./pages/activity/activity-page').then((page) => page.ActivityPage),
  },
  {
    path: route(PAGE_PATHS.host),
    title: titled($localize`Host`),
    loadComponent: () => import('./pages/host/host-page').then((page) => page.HostPage),
  },
  {
    path: route(PAGE_PATHS.sensors),
    title: titled($localize`Sensors`),
    loadComponent: () => import('./pages/sensors/sensors-page').then((page) => page.SensorsPage),
  },
  {
    path: route(PAGE_PATHS.devices),
    title: titled($localize`Devices`),
    loadComponent: () => import('./pages/devices/devices-page').then((page) => page.DevicesPage),
  },
  {
    path: route(PAGE_PATHS.device),
    title: titled($localize`Device`),
    loadComponent: () => import('./pages/device/device-page').then((page) => page.DevicePage),
  },
  {
    path: route(PAGE_PATHS.clients),
    title: titled($localize`Connections`),
    loadComponent: () => import('./pages/clients/clients-page').then((page) => page.ClientsPage),
  },
  {
    path: route(PAGE_PATHS.storage),
    title: titled($localize`Storage`),
    canDeactivate: [mayLeave],
    loadComponent: () => import('./pages/storage/storage-page').then((page) => page.StoragePage),
  },
  {
    path: route(PAGE_PATHS.data),
    title: titled($localize`Data`),
    loadComponent: () => import('./pages/transfer/data-page').then((page) => page.DataPage),
  },
  { path: '**', redirectTo: '' },
];
