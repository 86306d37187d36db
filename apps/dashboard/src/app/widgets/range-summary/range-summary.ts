import { Component, computed, inject, input } from '@angular/core';
import type { Series } from '@tachograph/contracts';
import { formatCount } from '../../core/session/count-words';
import { deviceColor } from '../../core/session/device-colors';
import { rangeWords, spanWords } from '../../core/session/range-words';
import { alignedSpeed } from '../../core/session/speed-format';
import { Theme } from '../../core/session/theme';
import { seriesFigures } from './series-figures';

/** So many gaps are listed: the longest. */
const GAPS_LISTED = 20;

/** What a range comes to, in words and as a table of its devices: resolution, source, extremes, and where it has gaps. */
@Component({
  selector: 'tg-range-summary',
  templateUrl: './range-summary.html',
  styleUrls: ['../rows.scss', './range-summary.scss'],
})
export class RangeSummary {
  readonly series = input.required<readonly Series[]>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();

  private readonly theme = inject(Theme);
  protected readonly words = computed(() => rangeWords(this.series(), Date.now()).join(' · '));
  protected readonly rows = computed(() =>
    this.series()
      .map((series) => ({ series, place: this.devices().indexOf(series.device) }))
      .sort((a, b) => a.place - b.place)
      .map(({ series, place }) => {
        const { count, min, mean, max } = seriesFigures(series);
        return {
          device: series.device,
          color: deviceColor(place, this.theme.scheme()),
          cells: [formatCount(count), speed(min), speed(mean), speed(max)],
        };
      }),
  );
  protected readonly gaps = computed(() => {
    const all = this.series().flatMap(({ device, gaps }) => gaps.map(({ from, to }) => ({ device, from, to })));
    const longest = all.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, GAPS_LISTED);
    const words = longest
      .sort((a, b) => a.from - b.from)
      .map(({ device, ...span }) => ({ device, words: spanWords(span, Date.now()) }));
    return { listed: words, of: all.length };
  });
  protected readonly gapsTitle = computed(() => {
    const { listed, of } = this.gaps();
    return of > listed.length
      ? $localize`Where it was silent (the ${listed.length}:count: longest of ${formatCount(of)}:all:)`
      : $localize`Where it was silent`;
  });
}

function speed(value: number | null): string {
  return value === null ? '–' : alignedSpeed(value);
}
