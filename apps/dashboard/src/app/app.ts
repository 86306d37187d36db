import { Component } from '@angular/core';
import { MatToolbar } from '@angular/material/toolbar';
import { RouterOutlet } from '@angular/router';
import { ConnectionBadge } from './widgets/connection-badge/connection-badge';
import { ThemeToggle } from './widgets/theme-toggle/theme-toggle';

/** What surrounds every page: the name, the state of the connection, the theme. */
@Component({
  selector: 'tg-root',
  imports: [ConnectionBadge, MatToolbar, RouterOutlet, ThemeToggle],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {}
