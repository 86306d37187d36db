import { Component, computed, effect, inject, signal, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { DEVICE_PROFILE_LIMITS, type Device, type DeviceProfile, type FieldError } from '@tachograph/contracts';
import { Refusal, errorWords } from '../../core/api/ask';
import { DevicesApi } from '../../core/api/devices-api';
import { TIME_ZONES } from '../../core/session/time-zones';
import type { ProfileQuestion } from './profile-question';
import { profileOf } from './profile-changes';

/** What people say of a device, to be changed; closes with the device as it is then. */
@Component({
  selector: 'tg-profile-form',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
  ],
  templateUrl: './profile-form.html',
  styles: `
    mat-dialog-content {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
      /* Room for the label of the first field, which Material would cut off. */
      padding-top: 0.5rem !important;
    }

    p {
      margin: 0;
    }

    .problem {
      color: var(--mat-sys-error);
    }
  `,
})
export class ProfileForm {
  private readonly dialog = inject<MatDialogRef<ProfileForm, Device>>(MatDialogRef);
  private readonly api = inject(DevicesApi);
  private readonly inputs = viewChildren(MatInput);
  protected readonly question = inject<ProfileQuestion>(MAT_DIALOG_DATA);
  protected readonly limits = DEVICE_PROFILE_LIMITS;
  protected readonly zones = TIME_ZONES;
  protected readonly name = this.question.device.name;

  private readonly version = signal(this.question.device.version);
  protected readonly profile = signal<DeviceProfile>(profileOf(this.question.device));
  /** As it is typed: `a, b`. */
  protected readonly labels = signal(this.question.device.labels.join(', '));
  protected readonly isSaving = signal(false);
  protected readonly failure = signal<string | null>(null);
  /** What somebody else has stored meanwhile; null where nobody has. */
  protected readonly theirs = signal<Device | null>(null);
  private readonly refused = signal<readonly FieldError[]>([]);
  private readonly problems = computed(() => new Map(this.refused().map(({ path, message }) => [path, message])));

  /** What is wrong with a field, in the server's words. */
  protected problemOf(field: keyof DeviceProfile): string | undefined {
    return this.problems().get(field);
  }

  /** Whether a field is marked: for Material, which asks so. */
  protected readonly at = {
    title: { isErrorState: () => this.problems().has('title') },
    description: { isErrorState: () => this.problems().has('description') },
    group: { isErrorState: () => this.problems().has('group') },
    labels: { isErrorState: () => this.problems().has('labels') },
    timeZone: { isErrorState: () => this.problems().has('timeZone') },
  };

  constructor() {
    effect(() => {
      this.problems();
      // Material asks by itself only where there is a form's control behind a field.
      for (const input of this.inputs()) input.updateErrorState();
    });
  }

  protected set(part: Partial<DeviceProfile>): void {
    this.profile.update((profile) => ({ ...profile, ...part }));
  }

  protected setLabels(text: string): void {
    this.labels.set(text);
    const labels = text.split(',').map((label) => label.trim());
    this.set({ labels: [...new Set(labels)].filter((label) => label !== '') });
  }

  protected async save(): Promise<void> {
    this.isSaving.set(true);
    try {
      this.dialog.close(await this.api.change(this.name, { ...this.profile(), version: this.version() }));
    } catch (error) {
      await this.tell(error);
    }
    this.isSaving.set(false);
  }

  /** Gives up what was typed for what somebody else has stored. */
  protected takeTheirs(device: Device): void {
    this.profile.set(profileOf(device));
    this.labels.set(device.labels.join(', '));
    this.keepMine(device);
  }

  /** Goes on with what was typed: saved, it takes the place of what somebody else has stored. */
  protected keepMine({ version }: Device): void {
    this.version.set(version);
    this.theirs.set(null);
  }

  private async tell(error: unknown): Promise<void> {
    const isConflict = error instanceof Refusal && error.status === 409;
    this.refused.set(error instanceof Refusal ? error.fields : []);
    this.failure.set(isConflict || this.refused().length > 0 ? null : errorWords(error));
    if (!isConflict) return;
    try {
      this.theirs.set(await this.api.read(this.name));
    } catch (unread) {
      this.failure.set(errorWords(unread));
    }
  }
}
