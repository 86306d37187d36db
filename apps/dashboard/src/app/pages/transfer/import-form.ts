import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SPEED_CHANNEL } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import { KnownChannels } from '../../core/api/known-channels';
import { TransferApi } from '../../core/api/transfer-api';
import { formatBytes } from '../../core/session/byte-format';
import { ColumnMapping } from './column-mapping';
import { guessRoles, rolesProblem, type MappedColumn } from './column-roles';
import { FileChoice } from './file-choice';
import { sampleOf, type FileSample } from './file-sample';
import { importQuery, type ImportOptions } from './import-query';
import { ImportReportView } from './import-report';
import { ImportRun } from './import-run';
import { OWN_TIME_ZONE, TIME_ZONES } from '../../core/session/time-zones';

const FORMATS = { csv: 'CSV', json: 'JSON', ndjson: 'NDJSON', parquet: 'Parquet' } as const;

/** Takes a file, shows what is in it, tries it, and brings its readings in. */
@Component({
  selector: 'tg-import-form',
  imports: [ColumnMapping, FileChoice, ImportReportView, MatButton],
  templateUrl: './import-form.html',
  styleUrls: ['../page.scss', '../form.scss', './import-form.scss'],
})
export class ImportForm {
  private readonly known = inject(KnownChannels);
  protected readonly run = new ImportRun(inject(TransferApi));
  protected readonly timeZones = TIME_ZONES;

  protected readonly file = signal<File | null>(null);
  protected readonly sample = signal<FileSample | null>(null);
  protected readonly columns = signal<readonly MappedColumn[]>([]);
  protected readonly options = signal<ImportOptions>({
    device: '',
    channel: '',
    unit: '',
    timeZone: OWN_TIME_ZONE,
    timeFormat: '',
    decimalComma: false,
  });
  protected readonly problem = signal<string | null>(null);

  protected readonly fileWords = computed(() => {
    const [file, sample] = [this.file(), this.sample()];
    if (!file || !sample) return '';
    const format = FORMATS[sample.format];
    const kind = sample.isCompressed ? $localize`${format}:format:, gzipped` : format;
    const words = `${file.name}: ${kind}, ${formatBytes(file.size)}`;
    return sample.isExport && sample.format !== 'json' && sample.format !== 'ndjson'
      ? $localize`${words}:file:, as exported here; nothing is to be said about it.`
      : `${words}.`;
  });
  private readonly roles = computed(() => new Set(this.columns().map(({ role }) => role)));
  /** The fields that the file leaves open: what rows have that name none themselves. */
  protected readonly defaults = computed(() => {
    const [roles, options] = [this.roles(), this.options()];
    const fields = [
      {
        key: 'device',
        label: $localize`Device of all rows`,
        missing: $localize`Say which device it is of.`,
        isOpen: !roles.has('device'),
      },
      {
        key: 'channel',
        label: $localize`Channel of all rows`,
        missing: $localize`Say which channel it is of.`,
        isOpen: !roles.has('channel') && !roles.has('values'),
      },
      {
        key: 'unit',
        label: $localize`Unit of all rows, if any`,
        missing: '',
        isOpen: !roles.has('unit') && !roles.has('values'),
      },
    ] as const;
    return fields.filter(({ isOpen }) => isOpen).map((field) => ({ ...field, text: options[field.key] }));
  });
  protected readonly missing = computed(() => {
    const missing = this.defaults().filter(({ text }) => text.trim() === '');
    return missing
      .map((field) => field.missing)
      .filter(Boolean)
      .join(' ');
  });
  protected readonly canSend = computed(() => {
    const sample = this.sample();
    if (!sample || this.run.state().kind === 'running') return false;
    return sample.isExport || (rolesProblem(this.columns()) === null && this.missing() === '');
  });
  protected readonly runWords = computed(() => {
    const state = this.run.state();
    if (state.kind !== 'running') return '';
    if (state.sent >= state.size) return $localize`Sent; the server reads the rest…`;
    return $localize`${formatBytes(state.sent)}:part: of ${formatBytes(state.size)}:all:`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.run.cancel());
  }

  protected async take(file: File): Promise<void> {
    this.run.clear();
    this.sample.set(null);
    this.problem.set(null);
    this.file.set(file);
    if (file.size === 0) {
      this.problem.set($localize`${file.name}:file: is empty.`);
      return;
    }
    try {
      const sample = await sampleOf(file);
      this.sample.set(sample);
      const known = this.known.all() ?? [];
      this.columns.set(
        guessRoles(sample.header, sample.rows, [SPEED_CHANNEL.name, ...known.map(({ channel }) => channel)]),
      );
    } catch (error) {
      this.problem.set($localize`${file.name}:file: can’t be read: ${errorWords(error)}:problem:.`);
    }
  }

  protected change(part: Partial<ImportOptions>): void {
    this.options.update((options) => ({ ...options, ...part }));
  }

  /** Sets what rows have that name none themselves. */
  protected fill(key: 'device' | 'channel' | 'unit', text: string): void {
    this.options.update((options) => ({ ...options, [key]: text }));
  }

  protected async send(dryRun: boolean): Promise<void> {
    const [file, sample] = [this.file(), this.sample()];
    if (!file || !sample) return;
    await this.run.start(file, importQuery(sample, this.columns(), this.options(), dryRun));
  }
}
