import { Component, computed, inject, input } from '@angular/core';
import type { ShownReading } from '../../core/live/reading-window';
import { deviceColor } from '../../core/session/device-colors';
import { clockTime } from '../../core/session/local-time';
import { alignedSpeed } from '../../core/session/speed-format';
import { Theme } from '../../core/session/theme';
import { clockNote } from './clock-note';

/** The readings of the chart as a table, the newest on top; it scrolls in a frame of fixed height. */
@Component({
  selector: 'tg-reading-table',
  templateUrl: './reading-table.html',
  styleUrls: ['../rows.scss', './reading-table.scss'],
})
export class ReadingTable {
  /** Oldest first by the time they were taken. */
  readonly readings = input.required<readonly ShownReading[]>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();

  private readonly theme = inject(Theme);
  protected readonly rows = computed(() => {
    const now = Date.now();
    return this.readings()
      .toReversed()
      .map((reading) => ({
        id: reading.id,
        device: reading.device,
        iso: new Date(reading.takenAt).toISOString(),
        time: clockTime(reading.takenAt, now, 'milliseconds'),
        speed: alignedSpeed(reading.value),
        note: clockNote(reading.clock),
        color: deviceColor(this.devices().indexOf(reading.device), this.theme.scheme()),
      }));
  });
}
