import { computed, inject, type Signal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { BoardData, type DataView } from '../../../core/board/board-data';
import { boardChannels } from './board-channels';
import { aggregateOf, figureOf, type Figure } from './figure';

/**
 * A figure of each channel of a widget: the newest value, or what its aggregation makes of the range. Sorted by device and
 * channel. To be called where Angular injects.
 */
export function followFigures(widget: Signal<Widget>): DataView<readonly Figure[]> {
  const data = inject(BoardData);
  const settings = computed(() => widget().settings);
  const channels = boardChannels(widget);
  const isLast = computed(() => settings().aggregation === 'last');
  const range = computed(() => settings().range);
  const newest = data.newest(computed(() => (isLast() ? channels() : [])));
  const statistics = data.statistics(
    computed(() => (isLast() ? null : { channels: channels(), range: range(), bins: null })),
  );
  const followed = computed<DataView<unknown>>(() => (isLast() ? newest : statistics));
  return {
    data: computed(() =>
      isLast()
        ? newest.data().map((reading) => figureOf(reading, settings(), reading.takenAt))
        : statistics.data().flatMap((each) => aggregateOf(each, settings()) ?? []),
    ),
    state: computed(() => followed().state()),
    age: computed(() => followed().age()),
    retry: () => followed().retry(),
  };
}
