import { Component, computed, input } from '@angular/core';
import type { StorageUse } from '@tachograph/contracts';
import { formatBytes } from '../../core/session/byte-format';
import { formatCount } from '../../core/session/count-words';
import { alignedNumber, formatPercent } from '../../core/session/number-format';
import { Meter } from '../../widgets/meter/meter';
import { spaceParts } from './space-parts';

const DATABASES = { sqlite: 'SQLite', mysql: $localize`MySQL or MariaDB` } as const;

/** How big the database is, what it consists of, and how long there is room for more. */
@Component({
  selector: 'tg-space-figures',
  imports: [Meter],
  templateUrl: './space-figures.html',
  styleUrls: ['../page.scss', '../../widgets/rows.scss', './space-figures.scss'],
})
export class SpaceFigures {
  readonly use = input.required<StorageUse>();

  protected readonly bytes = formatBytes;
  protected readonly percent = formatPercent;
  protected readonly database = computed(() => DATABASES[this.use().database]);
  protected readonly parts = computed(() => spaceParts(this.use()));
  protected readonly figures = computed(() => {
    const { bytes, readings, bytesPerReading } = this.use();
    return [
      { name: 'total', label: $localize`On disk`, words: formatBytes(bytes.total) },
      { name: 'readings', label: $localize`Readings`, words: formatCount(readings) },
      {
        name: 'per-reading',
        label: $localize`Bytes a reading, all included`,
        words: bytesPerReading === null ? '–' : alignedNumber(bytesPerReading, 1),
      },
    ];
  });
  protected readonly disk = computed(() => {
    const { disk } = this.use();
    if (disk === null) return null;
    const words = $localize`${formatBytes(disk.free)}:free: free of ${formatBytes(disk.bytes)}:all:`;
    return { used: disk.bytes - disk.free, bytes: disk.bytes, words };
  });
  protected readonly budget = computed(() => {
    const { budget, bytes } = this.use();
    if (budget.bytes === null) return null;
    const words = $localize`${formatBytes(bytes.total)}:part: of ${formatBytes(budget.bytes)}:all:`;
    return { used: bytes.total, bytes: budget.bytes, words, isOver: bytes.total >= budget.bytes };
  });
}
