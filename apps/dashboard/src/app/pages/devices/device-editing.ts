import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { DEVICE_PROFILE_LIMITS, type Device, type DeviceProfile } from '@tachograph/contracts';
import { firstValueFrom } from 'rxjs';
import { formatCount } from '../../core/session/count-words';
import { formatList } from '../../core/session/number-format';
import { plural } from '../../core/session/plural';
import { deviceCount, titleOf } from './device-words';
import { DevicesFeed } from './devices-feed';
import { openProfileForm } from './open-profile-form';
import { ProfileChanges, profileOf, type Changes } from './profile-changes';
import type { KnownWords } from './profile-question';
import { WordDialog, type WordQuestion } from './word-dialog';

const UNDO_MS = 15_000;
/** Names of devices that a sentence has room for. */
const NAMED = 3;

/** What is said once it is done to one device, by its name, or to several, by their number. */
const DONE = {
  changed: (name: string, count: string) => ({
    one: $localize`${name}:name: is changed.`,
    other: $localize`${count}:count: devices are changed.`,
  }),
  archived: (name: string, count: string) => ({
    one: $localize`${name}:name: is archived.`,
    other: $localize`${count}:count: devices are archived.`,
  }),
  unarchived: (name: string, count: string) => ({
    one: $localize`${name}:name: is taken out of the archive.`,
    other: $localize`${count}:count: devices are taken out of the archive.`,
  }),
};
type Done = keyof typeof DONE;

/** What people do with devices: each is told of, and can be taken back. */
@Injectable()
export class DeviceEditing {
  private readonly feed = inject(DevicesFeed);
  private readonly changes = inject(ProfileChanges);
  private readonly dialog = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);

  /** Has a person change what is said of a device. */
  async edit(device: Device, words: KnownWords): Promise<void> {
    const changed = await openProfileForm(this.dialog, device, words);
    if (changed) this.feed.put([changed]);
  }

  async archive(devices: readonly Device[], archived: boolean): Promise<void> {
    const meant = devices.filter((device) => device.archived !== archived);
    await this.change(meant, (profile) => ({ ...profile, archived }), archived ? 'archived' : 'unarchived');
  }

  /** Has a person name a group, and puts devices into it. */
  async group(devices: readonly Device[], known: readonly string[]): Promise<void> {
    const title = $localize`Put ${deviceCount(devices.length)}:devices: into a group`;
    const hint = $localize`Leave it empty to take them out of their groups.`;
    const group = await this.ask({ title, hint, known, most: DEVICE_PROFILE_LIMITS.group, mayBeEmpty: true });
    if (group !== undefined) await this.change(devices, (profile) => ({ ...profile, group }));
  }

  /** Has a person name a label, and gives it to devices that do not have it. */
  async label(devices: readonly Device[], known: readonly string[]): Promise<void> {
    const title = $localize`Label ${deviceCount(devices.length)}:devices:`;
    const hint = $localize`A short word to find them by.`;
    const label = await this.ask({ title, hint, known, most: DEVICE_PROFILE_LIMITS.label, mayBeEmpty: false });
    if (label === undefined) return;
    const meant = devices.filter(({ labels }) => !labels.includes(label));
    await this.change(meant, (profile) => ({ ...profile, labels: [...profile.labels, label] }));
  }

  private ask(question: WordQuestion): Promise<string | undefined> {
    const asked = this.dialog.open<WordDialog, WordQuestion, string>(WordDialog, { data: question, width: '28rem' });
    return firstValueFrom(asked.afterClosed());
  }

  private async change(
    devices: readonly Device[],
    to: (profile: DeviceProfile) => DeviceProfile,
    what: Done = 'changed',
  ): Promise<void> {
    const changes = await this.changes.change(devices, (device) => to(profileOf(device)));
    this.feed.put(changes.changed);
    const undo = changes.changed.length > 0 ? $localize`Undo` : $localize`Close`;
    const told = this.snacks.open(changeWords(changes, what), undo, { duration: UNDO_MS });
    if (changes.changed.length > 0) told.onAction().subscribe(() => void this.undo(changes));
  }

  private async undo(changes: Changes): Promise<void> {
    const undone = await this.changes.undo(changes);
    this.feed.put(undone.changed);
    if (undone.conflicts.length > 0 || undone.problem !== null)
      this.snacks.open(changeWords(undone), $localize`Close`, { duration: UNDO_MS });
  }
}

/** What became of a change: how many were changed, and which were not and why. */
export function changeWords({ changed, conflicts, problem }: Changes, what: Done = 'changed'): string {
  const [first] = changed;
  const done = plural(changed.length, DONE[what](first ? titleOf(first) : '', formatCount(changed.length)));
  const named = conflicts.slice(0, NAMED);
  const rest = conflicts.length - named.length;
  const names = formatList(rest > 0 ? [...named, $localize`${formatCount(rest)}:count: others`] : named);
  const left = conflicts.length > 0 ? $localize`Somebody else has changed ${names}:names: meanwhile: look again.` : '';
  const failed = problem === null ? '' : $localize`Some could not be changed: ${problem}:problem:`;
  return [done, left, failed].filter((words) => words !== '').join(' ');
}
