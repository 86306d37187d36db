import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Speed · Tachograph',
    loadComponent: () => import('./pages/speed/speed-page').then((page) => page.SpeedPage),
  },
  {
    path: 'activity',
    title: 'Activity · Tachograph',
    loadComponent: () => import('./pages/activity/activity-page').then((page) => page.ActivityPage),
  },
  {
    path: 'host',
    title: 'Host · Tachograph',
    loadComponent: () => import('./pages/host/host-page').then((page) => page.HostPage),
  },
  {
    path: 'sensors',
    title: 'Sensors · Tachograph',
    loadComponent: () => import('./pages/sensors/sensors-page').then((page) => page.SensorsPage),
  },
  { path: '**', redirectTo: '' },
];
