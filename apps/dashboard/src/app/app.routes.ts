import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Speed · Tachograph',
    loadComponent: () => import('./pages/speed/speed-page').then((page) => page.SpeedPage),
  },
  { path: '**', redirectTo: '' },
];
