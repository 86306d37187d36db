import { Component, computed, inject, input, output } from '@angular/core';
import { back, closer, forth, toNow, wider } from '../../core/history/range-moves';
import {
  LATEST,
  RECENT_NAMES,
  RECENT_RANGES,
  isSameRange,
  type ShownRange,
  type TimedRange,
} from '../../core/history/shown-range';
import { ServerClock } from '../../core/live/server-clock';
import { Icon } from '../icon/icon';
import { RangeForm } from './range-form';

/** The ranges to choose from, in order; the last readings, however old, first. */
const CHOICES: readonly { short: string; words: string; range: ShownRange }[] = [
  { short: $localize`Latest`, words: $localize`the last readings, however old`, range: LATEST },
  ...RECENT_NAMES.map((name) => ({ ...RECENT_RANGES[name], range: { kind: 'recent', name } as const })),
];

/** From a range to one beside it, around it or within it. */
const STEPS = [
  { name: $localize`Back`, title: $localize`Back by its length (←)`, icon: 'back', move: back },
  { name: $localize`Forth`, title: $localize`Forth by its length (→)`, icon: 'forth', move: forth },
  { name: $localize`Zoom out`, title: $localize`Zoom out (−)`, icon: 'wider', move: wider },
  { name: $localize`Zoom in`, title: $localize`Zoom in (+), or drag over the chart`, icon: 'closer', move: closer },
] as const;

/** Chooses a range of time, and goes back and forth, closer and wider from there. */
@Component({
  selector: 'tg-range-bar',
  imports: [Icon, RangeForm],
  templateUrl: './range-bar.html',
  styleUrl: './range-bar.scss',
})
export class RangeBar {
  readonly shown = input.required<ShownRange>();
  readonly go = output<ShownRange>();

  private readonly clock = inject(ServerClock);
  protected readonly choices = computed(() =>
    CHOICES.map((choice) => ({ ...choice, isShown: isSameRange(choice.range, this.shown()) })),
  );
  /** What has neighbours and a length. */
  protected readonly timed = computed<TimedRange | null>(() => {
    const shown = this.shown();
    return shown.kind === 'latest' ? null : shown;
  });
  /** Where each button leads; null where there is nothing in that direction. */
  protected readonly moves = computed(() => {
    const range = this.timed();
    if (!range) return null;
    const now = this.clock.now();
    return {
      steps: STEPS.map(({ move, ...step }) => ({ ...step, range: move(range, now) })),
      live: range.kind === 'past' ? toNow(range) : null,
    };
  });

  protected goTo(range: ShownRange | null): void {
    if (range) this.go.emit(range);
  }
}
