import type { MatDialog } from '@angular/material/dialog';
import type { Device } from '@tachograph/contracts';
import { firstValueFrom } from 'rxjs';
import type { KnownWords, ProfileQuestion } from './profile-question';

/**
 * Has a person change what is said of a device, and stores it.
 * @returns the device as it is then; undefined where it is left as it was
 */
export async function openProfileForm(
  dialog: MatDialog,
  device: Device,
  words: KnownWords,
): Promise<Device | undefined> {
  const { ProfileForm } = await import('./profile-form');
  const form = dialog.open<InstanceType<typeof ProfileForm>, ProfileQuestion, Device>(ProfileForm, {
    data: { device, words },
    width: 'min(36rem, calc(100vw - 1rem))',
    maxWidth: '100vw',
  });
  return firstValueFrom(form.afterClosed());
}
