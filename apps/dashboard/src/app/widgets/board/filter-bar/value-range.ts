import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, linkedSignal, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ValueFilter } from '../../../core/board/board-variables';
import { numberFrom, numberText } from '../form/number-text';
import { Icon } from '../../icon/icon';

/** Chooses between which bounds values are shown, behind a button that says which. */
@Component({
  selector: 'tg-value-range',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus, Icon, MatButton, MatFormField, MatInput, MatLabel],
  templateUrl: './value-range.html',
  styleUrl: './panel.scss',
})
export class ValueRange {
  readonly values = model.required<ValueFilter>();

  protected readonly isOpen = signal(false);
  protected readonly least = linkedSignal(() => numberText(this.values().least));
  protected readonly most = linkedSignal(() => numberText(this.values().most));
  protected readonly isSet = computed(() => this.values().least !== null || this.values().most !== null);
  protected readonly words = computed(() => {
    const [least, most] = [numberText(this.values().least), numberText(this.values().most)];
    if (least !== '' && most !== '') return $localize`${least}:least: to ${most}:most:`;
    if (least !== '') return $localize`from ${least}:least:`;
    return most === '' ? $localize`all` : $localize`up to ${most}:most:`;
  });
  /** What is wrong with what is typed; empty where nothing is. */
  protected readonly problem = computed(() => {
    const [least, most] = [numberFrom(this.least()), numberFrom(this.most())];
    if (Number.isNaN(least) || Number.isNaN(most)) return $localize`Numbers are accepted, or nothing for no bound.`;
    return least !== null && most !== null && least > most ? $localize`The most must not be below the least.` : '';
  });

  protected apply(event: Event): void {
    event.preventDefault();
    if (this.problem()) return;
    this.values.set({ least: numberFrom(this.least()), most: numberFrom(this.most()) });
    this.isOpen.set(false);
  }

  protected clear(): void {
    this.values.set({ least: null, most: null });
    this.isOpen.set(false);
  }
}
