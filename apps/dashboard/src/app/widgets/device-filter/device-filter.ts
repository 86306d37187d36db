import { Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { byName } from '../../core/live/known-devices';
import { DISTINCT_COLORS, deviceColor } from '../../core/session/device-colors';
import { Theme } from '../../core/session/theme';

/**
 * Chooses one device, or all of them where the view has that. A few stand side by side, with dots in the colours of the
 * chart; more, whose colours would repeat, are in a list by name.
 */
@Component({
  selector: 'tg-device-filter',
  imports: [MatButton],
  templateUrl: './device-filter.html',
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
  protected readonly isShort = computed(() => this.devices().length <= DISTINCT_COLORS);
  protected readonly sorted = computed(() => [...this.devices()].sort(byName));

  protected color(place: number): string {
    return deviceColor(place, this.theme.scheme());
  }

  protected choose(device: string | null): void {
    if (device !== this.chosen()) this.chosenChange.emit(device);
  }

  /** By its place: a device may have any name, that of no device included. */
  protected chooseAt({ target }: Event): void {
    const place = (target as HTMLSelectElement).value;
    this.choose(place === '' ? null : (this.sorted()[Number(place)] ?? null));
  }
}
