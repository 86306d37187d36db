import type { Injector } from '@angular/core';
import type { MatDialog } from '@angular/material/dialog';
import type { Widget } from '@tachograph/contracts';
import { firstValueFrom } from 'rxjs';

const PHONE = '(width < 40rem)';

/**
 * Has a person edit a widget, with a preview of it.
 * @param injector of the dashboard's page: the preview shows the dashboard's time and data
 * @returns undefined where it is left as it was
 */
export async function openWidgetForm(
  dialog: MatDialog,
  injector: Injector,
  widget: Widget,
): Promise<Widget | undefined> {
  const { WidgetForm } = await import('./widget-form');
  const isPhone = window.matchMedia(PHONE).matches;
  const form = dialog.open<InstanceType<typeof WidgetForm>, Widget, Widget>(WidgetForm, {
    data: widget,
    injector,
    // It closes itself, and asks before where something would be lost.
    disableClose: true,
    autoFocus: '.title',
    width: isPhone ? '100vw' : 'min(76rem, calc(100vw - 3rem))',
    maxWidth: '100vw',
    height: isPhone ? '100dvh' : 'min(54rem, calc(100dvh - 3rem))',
    maxHeight: '100dvh',
  });
  return firstValueFrom(form.afterClosed());
}
