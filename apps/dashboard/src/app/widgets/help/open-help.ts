import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { HelpDialog } from './help-dialog';

/** Shows what the keys do at the moment, and how the app works. */
export function openHelp(injector: Injector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length > 0) return;
  dialogs.open(HelpDialog, { autoFocus: 'dialog', width: 'min(52rem, calc(100vw - 1rem))', maxWidth: '100vw' });
}
