import { Component, booleanAttribute, inject, input, output } from '@angular/core';
import { MatChipListbox, MatChipOption, type MatChipListboxChange } from '@angular/material/chips';
import { deviceColor } from '../../core/session/device-colors';
import { Theme } from '../../core/session/theme';

/** Chooses one device, or all of them where the view has that; the dots are the colours of the chart. */
@Component({
  selector: 'tg-device-filter',
  imports: [MatChipListbox, MatChipOption],
  template: `
    <mat-chip-listbox aria-label="Devices" required (change)="choose($event)">
      @if (!single()) {
        <mat-chip-option [value]="null" [selected]="chosen() === null">all devices</mat-chip-option>
      }
      @for (device of devices(); track device; let place = $index) {
        <mat-chip-option [value]="device" [selected]="chosen() === device">
          @if (!single()) {
            <span class="dot" aria-hidden="true" [style.background]="color(place)"></span>
          }
          <span class="name" [title]="device">{{ device }}</span>
        </mat-chip-option>
      }
    </mat-chip-listbox>
  `,
  styleUrl: './device-filter.scss',
})
export class DeviceFilter {
  readonly devices = input.required<readonly string[]>();
  /** Null for all devices. */
  readonly chosen = input.required<string | null>();
  /** The view shows one device at a time. */
  readonly single = input(false, { transform: booleanAttribute });
  readonly chosenChange = output<string | null>();

  private readonly theme = inject(Theme);

  protected color(place: number): string {
    return deviceColor(place, this.theme.scheme());
  }

  protected choose({ value }: MatChipListboxChange): void {
    this.chosenChange.emit(typeof value === 'string' ? value : null);
  }
}
