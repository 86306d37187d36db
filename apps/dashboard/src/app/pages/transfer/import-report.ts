import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAGE_PATHS, type ImportReport } from '@tachograph/contracts';
import { formatCount, readingCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';

/** The shortest range that the speed page shows. */
const RANGE_MIN_MS = 1_000;

/** What became of a file of readings, or would become of it. */
@Component({
  selector: 'tg-import-report',
  imports: [RouterLink],
  templateUrl: './import-report.html',
  styleUrls: ['../page.scss', '../../widgets/rows.scss', './import-report.scss'],
})
export class ImportReportView {
  readonly report = input.required<ImportReport>();
  readonly dryRun = input.required<boolean>();

  protected readonly speedPage = PAGE_PATHS.speed;
  protected readonly title = computed(() => {
    const { finished, imported } = this.report();
    if (!finished)
      return $localize`Broken off: the database is away. What is counted is stored; send the file again later.`;
    if (this.dryRun()) return $localize`Nothing is stored yet. ${readingCount(imported)}:readings: would be.`;
    return $localize`Done: ${readingCount(imported)}:readings: stored.`;
  });
  protected readonly figures = computed(() => {
    const { rows, imported, duplicates, rejected, channels } = this.report();
    return [
      { name: 'rows', label: $localize`rows`, words: formatCount(rows) },
      {
        name: 'imported',
        label: this.dryRun() ? $localize`would be imported` : $localize`imported`,
        words: formatCount(imported),
      },
      { name: 'duplicates', label: $localize`there already`, words: formatCount(duplicates) },
      { name: 'rejected', label: $localize`rejected`, words: formatCount(rejected) },
      { name: 'channels', label: $localize`channels`, words: formatCount(channels) },
    ];
  });
  protected readonly spanWords = computed(() => {
    const { from, to } = this.report();
    if (from === null || to === null) return '';
    const now = Date.now();
    return $localize`Taken from ${clockTime(from, now)}:from: to ${clockTime(to, now)}:to:.`;
  });
  /** The range as the speed page reads it from its address. */
  protected readonly range = computed(() => {
    const { from, to } = this.report();
    if (from === null || to === null) return null;
    return { from: new Date(from).toISOString(), to: new Date(Math.max(to + 1, from + RANGE_MIN_MS)).toISOString() };
  });
  protected readonly errorsWords = computed(() => {
    const { errors, rejected } = this.report();
    return errors.length < rejected
      ? $localize`The first ${formatCount(errors.length)}:count: of ${formatCount(rejected)}:all:`
      : $localize`Rows that were not taken`;
  });
}
