import { Component, computed, input } from '@angular/core';

/** A value as a bar between a least and a most, with the value in words above it. */
@Component({
  selector: 'tg-meter',
  template: `
    <div class="line">
      <span class="label">{{ label() }}</span>
      <span class="value" [attr.data-testid]="'value-' + name()">{{ words() }}</span>
    </div>
    <div
      class="bar"
      role="meter"
      aria-valuemin="0"
      [attr.aria-label]="label()"
      [attr.aria-valuemax]="most()"
      [attr.aria-valuenow]="value() ?? 0"
      [attr.aria-valuetext]="words()"
    >
      <div class="fill" [style.width.%]="share()"></div>
    </div>
  `,
  styleUrl: './meter.scss',
})
export class Meter {
  /** What a test finds it by. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  /** From 0 to `most`; undefined while it is not known. */
  readonly value = input.required<number | undefined>();
  readonly words = input.required<string>();
  readonly most = input(100);

  protected readonly share = computed(() => Math.min(100, Math.max(0, ((this.value() ?? 0) / this.most()) * 100)));
}
