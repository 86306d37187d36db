import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { CommandPalette } from './command-palette';

/** Has a person choose among everything that can be opened or done, and does it, once the palette is closed. */
export async function openPalette(injector: Injector): Promise<void> {
  const dialogs = injector.get(MatDialog);
  // A second one above what is asked already would only be in the way.
  if (dialogs.openDialogs.length > 0) return;
  const palette = dialogs.open<CommandPalette, null, () => void>(CommandPalette, {
    ariaLabel: $localize`Find a page, dashboard, device or command`,
    autoFocus: 'input',
    panelClass: 'tg-palette',
    position: { top: 'min(12vh, 6rem)' },
    width: 'min(40rem, calc(100vw - 1rem))',
    maxWidth: '100vw',
  });
  const run = await firstValueFrom(palette.afterClosed());
  run?.();
}
