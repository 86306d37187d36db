import { Component, computed, input } from '@angular/core';
import type { Freshness } from '../../core/live/freshness';
import type { ShownReading } from '../../core/live/reading-window';
import { formatSpeed } from '../../core/session/speed-format';
import { dialArc, dialFraction, dialMarks, dialTop, needleDegrees } from './gauge-geometry';

/** The dial with the newest speed, whose it is, and how old: a value that is not live is drawn in grey. */
@Component({
  selector: 'tg-speedometer',
  templateUrl: './speedometer.html',
  styleUrl: './speedometer.scss',
})
export class Speedometer {
  /** The newest reading; none leaves the dial empty. */
  readonly reading = input<ShownReading>();
  readonly freshness = input<Freshness>();
  /** The speeds that the dial must have room for, km/h. */
  readonly speeds = input<readonly number[]>([]);

  protected readonly arc = dialArc(86);
  protected readonly top = computed(() => dialTop([...this.speeds(), this.reading()?.value ?? 0]));
  protected readonly marks = computed(() => dialMarks(this.top()));
  protected readonly fraction = computed(() => dialFraction(this.reading()?.value ?? 0, this.top()));
  protected readonly turn = computed(() => `rotate(${needleDegrees(this.fraction())}deg)`);
  protected readonly value = computed(() => {
    const reading = this.reading();
    return reading ? formatSpeed(reading.value) : '–';
  });
  protected readonly valueText = computed(() => {
    const reading = this.reading();
    return reading ? `${this.value()} km/h, ${this.freshness()?.words ?? ''}` : $localize`no reading yet`;
  });
}
