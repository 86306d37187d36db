import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DOCUMENT, DestroyRef, computed, inject, resource, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KEPT_RESOLUTIONS, TRANSFER_FORMATS, type KeptResolution, type TransferFormat } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import { TransferApi } from '../../core/api/transfer-api';
import { ServerClock } from '../../core/live/server-clock';
import { channelCount, formatCount, rowCount } from '../../core/session/count-words';
import { plural } from '../../core/session/plural';
import { ChannelChoice } from './channel-choice';
import { wrongAddress, addressesOf } from './channel-list';
import { Download } from '../../core/transfer/download';
import { DownloadProgress } from '../../widgets/download-progress/download-progress';
import {
  FORMAT_NAMES,
  countPath,
  curlLine,
  exportName,
  exportPath,
  type ExportSelection,
} from '../../core/transfer/export-selection';
import { IN_MEMORY_ROWS_MAX, canPickFile, memoryFile, pickedFile, type FileSink } from '../../core/transfer/file-sinks';
import { QUICK_SPANS, resolveSpan, type SpanChoice } from './time-span';
import { SpanFields } from './span-fields';
import { OWN_TIME_ZONE, TIME_ZONES } from '../../core/session/time-zones';

const ASK_AFTER_MS = 300;
const DAY = QUICK_SPANS.findIndex(({ length }) => length === 86_400_000);

const RESOLUTION_WORDS: Readonly<Record<KeptResolution, string>> = {
  raw: $localize`every reading`,
  '1s': $localize`1 second`,
  '10s': $localize`10 seconds`,
  '1m': $localize`1 minute`,
  '10m': $localize`10 minutes`,
  '1h': $localize`1 hour`,
  '1d': $localize`1 day`,
};

/** Chooses readings, says how many they are, and downloads them as a file. */
@Component({
  selector: 'tg-export-form',
  imports: [ChannelChoice, DownloadProgress, MatButton, SpanFields],
  templateUrl: './export-form.html',
  styleUrls: ['../page.scss', '../form.scss', './export-form.scss'],
})
export class ExportForm {
  private readonly api = inject(TransferApi);
  private readonly clock = inject(ServerClock);
  private readonly clipboard = inject(Clipboard);
  private readonly page = inject(DOCUMENT).location;

  protected readonly formats = TRANSFER_FORMATS;
  protected readonly formatNames = FORMAT_NAMES;
  protected readonly resolutions = KEPT_RESOLUTIONS;
  protected readonly resolutionWords = RESOLUTION_WORDS;
  protected readonly timeZones = TIME_ZONES;

  protected readonly channels = signal('*/*');
  protected readonly spanChoice = signal<SpanChoice>({ quick: DAY, from: '', to: '' });
  protected readonly format = signal<TransferFormat>('csv');
  protected readonly resolution = signal<KeptResolution>('raw');
  protected readonly timeZone = signal(OWN_TIME_ZONE);
  protected readonly copied = signal('');
  protected readonly copyWords = computed(() => this.copied() || $localize`Copy`);
  protected readonly download = new Download();

  protected readonly span = computed(() => resolveSpan(this.spanChoice(), untracked(this.clock.now)));
  protected readonly spanProblem = computed(() => {
    const span = this.span();
    return typeof span === 'string' ? span : null;
  });
  /** What is chosen; undefined while something is wrong with it. */
  protected readonly selection = computed((): ExportSelection | undefined => {
    const [span, channels] = [this.span(), addressesOf(this.channels()).join(',')];
    if (typeof span === 'string' || channels === '' || wrongAddress(channels) !== undefined) return undefined;
    const [format, resolution, timeZone] = [this.format(), this.resolution(), this.timeZone()];
    return { ...span, channels, format, resolution, timeZone };
  });
  /** What decides how many rows there are. */
  private readonly counted = resource({
    params: () => this.of(countPath),
    loader: async ({ params, abortSignal }) => {
      // While somebody types, only the last choice is worth a question.
      await new Promise((resolve) => setTimeout(resolve, ASK_AFTER_MS));
      abortSignal.throwIfAborted();
      return this.api.count(params, abortSignal);
    },
  });
  private readonly count = computed(() => (this.counted.hasValue() ? this.counted.value() : null));
  protected readonly rows = computed(() => this.count()?.rows ?? null);
  protected readonly countWords = computed(() => {
    if (!this.selection()) return '';
    const problem = this.counted.error();
    if (problem) return $localize`The number of rows is not known: ${problem.message}:problem:.`;
    const count = this.count();
    if (count === null) return $localize`counting…`;
    const { rows, channels, waiting } = count;
    const words =
      rows === 0
        ? $localize`No reading in this selection.`
        : $localize`${rowCount(rows)}:rows: of ${channelCount(channels)}:channels:.`;
    return waiting === 0 ? words : `${words} ${waitingWords(waiting)}`;
  });
  protected readonly path = computed(() => this.of(exportPath));
  protected readonly name = computed(() => this.of(exportName));
  protected readonly curl = computed(() => {
    const selection = this.selection();
    return selection ? curlLine(this.page.origin, selection) : '';
  });
  protected readonly isRunning = computed(() => ['running', 'waiting'].includes(this.download.state()?.kind ?? ''));
  /** Where the page can't follow the download, the browser does it alone. */
  protected readonly isPlainLink = computed(() => {
    const rows = this.rows() ?? (this.counted.error() ? Infinity : 0);
    return !canPickFile() && rows > IN_MEMORY_ROWS_MAX;
  });
  protected readonly canSave = computed(() => {
    const isCounted = this.rows() !== null || this.counted.error() !== undefined;
    return this.path() !== undefined && isCounted && this.rows() !== 0 && !this.isRunning();
  });
  /** Why the file that was chosen can't be written. */
  protected readonly problem = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.download.cancel());
  }

  /** Something of what is chosen; undefined while something is wrong with that. */
  private of(part: (selection: ExportSelection) => string): string | undefined {
    const selection = this.selection();
    return selection && part(selection);
  }

  protected async save(): Promise<void> {
    const [path, name] = [this.path(), this.name()];
    if (path === undefined || name === undefined) return;
    const format = this.format();
    const sink = await this.sinkOf(name);
    if (sink) await this.download.start({ path, rows: format === 'csv' || format === 'ndjson' ? format : null }, sink);
  }

  private async sinkOf(name: string): Promise<FileSink | null> {
    this.problem.set('');
    try {
      return canPickFile() ? await pickedFile(name) : memoryFile(name);
    } catch (error) {
      this.problem.set($localize`The file can’t be written: ${errorWords(error)}:problem:.`);
      return null;
    }
  }

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.curl()) ? $localize`Copied` : $localize`Select it by hand`);
    setTimeout(() => this.copied.set(''), 2_000);
  }
}

function waitingWords(waiting: number): string {
  return plural(waiting, {
    one: $localize`1 reading waiting for the database is not in it.`,
    other: $localize`${formatCount(waiting)}:count: readings waiting for the database are not in it.`,
  });
}
