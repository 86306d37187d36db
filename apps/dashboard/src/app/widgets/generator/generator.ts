import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ServerClock } from '../../core/live/server-clock';
import { formatCount } from '../../core/session/count-words';
import { Icon } from '../icon/icon';
import { generatorWords } from './generator-words';
import { SpeedGenerator } from './speed-generator';

/** Readings a second that can be chosen. */
const RATES = [0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** Starts and stops the pretend car, sets how often it reports, and says what the server has echoed. */
@Component({
  selector: 'tg-generator',
  imports: [Icon, MatButton],
  templateUrl: './generator.html',
  styleUrl: './generator.scss',
})
export class Generator {
  protected readonly generator = inject(SpeedGenerator);
  private readonly clock = inject(ServerClock);

  protected readonly lastStep = RATES.length - 1;
  protected readonly step = computed(() => RATES.indexOf(this.generator.rate()));
  protected readonly rateWords = computed(() => {
    const rate = this.generator.rate();
    return rate < 1 ? $localize`one in ${1 / rate}:seconds: s` : $localize`${rate}:count: a second`;
  });
  protected readonly verb = computed(() => (this.generator.running() ? $localize`Stop` : $localize`Start`));
  protected readonly count = formatCount;
  protected readonly words = computed(() =>
    generatorWords(
      {
        link: this.generator.link(),
        running: this.generator.running(),
        kept: this.generator.tally().kept,
        isFull: this.generator.isFull(),
        problem: this.generator.problem(),
      },
      this.clock.localNow(),
    ),
  );

  protected toggle(): void {
    if (this.generator.running()) this.generator.stop();
    else this.generator.start();
  }

  protected setStep(step: number): void {
    this.generator.setRate(RATES[step] ?? 1);
  }
}
