import { Component, ElementRef, computed, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RetentionPreview } from '@tachograph/contracts';
import { formatBytes } from '../../core/session/byte-format';
import { aboutReadings, formatCount } from '../../core/session/count-words';
import { plural } from '../../core/session/plural';

/** Asks, before readings are destroyed, whether they may be. */
@Component({
  selector: 'tg-removal-dialog',
  imports: [MatButton],
  template: `
    <dialog #dialog aria-labelledby="removal-title" (close)="end(false)">
      <h2 id="removal-title" data-testid="removal">{{ words() }}</h2>
      <p i18n>What is removed can’t be brought back. An export on the Data page can keep a copy.</p>
      <div class="buttons">
        <button mat-stroked-button type="button" (click)="end(false)" i18n>Keep everything</button>
        <button mat-flat-button type="button" class="destroy" (click)="end(true)">{{ action() }}</button>
      </div>
    </dialog>
  `,
  styleUrl: './removal-dialog.scss',
})
export class RemovalDialog {
  private readonly element = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly preview = signal<RetentionPreview>({ readings: 0, bytes: 0, channels: 0 });
  private answer?: (agreed: boolean) => void;

  protected readonly action = computed(() =>
    this.preview().readings > 0
      ? $localize`Remove ${aboutReadings(this.preview().readings)}:readings:`
      : $localize`Remove and save`,
  );
  protected readonly words = computed(() => {
    const { readings, bytes, channels } = this.preview();
    const what = readings > 0 ? aboutReadings(readings) : $localize`summaries`;
    const size = formatBytes(bytes);
    return plural(channels, {
      one: $localize`This removes ${what}:readings: of 1 channel now, ${size}:size:.`,
      other: $localize`This removes ${what}:readings: of ${formatCount(channels)}:count: channels now, ${size}:size:.`,
    });
  });

  /** Resolves to whether the person agrees; closing the dialog is no. */
  agreesTo(preview: RetentionPreview): Promise<boolean> {
    this.preview.set(preview);
    this.element().nativeElement.showModal();
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  protected end(agreed: boolean): void {
    this.answer?.(agreed);
    this.answer = undefined;
    this.element().nativeElement.close();
  }
}
