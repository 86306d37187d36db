import { IMPORT_PROBLEMS_MAX, type ImportProblem, type ImportReport } from '@tachograph/contracts';
import type { ImportedReading } from './record-reader.js';

/** Counts what becomes of a file. */
export class ReportInProgress {
  private rows = 0;
  private imported = 0;
  private duplicates = 0;
  private rejected = 0;
  private from = Infinity;
  private to = -Infinity;
  private readonly errors: ImportProblem[] = [];
  private readonly channels = new Set<string>();

  row(): void {
    this.rows += 1;
  }

  reject(problem: ImportProblem): void {
    this.rejected += 1;
    if (this.errors.length < IMPORT_PROBLEMS_MAX) this.errors.push(problem);
  }

  /** @param stood readings that were there already, @param stored readings that are stored now */
  add(stood: readonly ImportedReading[], stored: readonly ImportedReading[]): void {
    this.duplicates += stood.length;
    this.imported += stored.length;
    for (const reading of stood) this.note(reading);
    for (const reading of stored) this.note(reading);
  }

  finish(finished: boolean): ImportReport {
    const { rows, imported, duplicates, rejected, errors, channels } = this;
    const known = this.from <= this.to;
    return {
      finished,
      rows,
      imported,
      duplicates,
      rejected,
      errors,
      from: known ? this.from : null,
      to: known ? this.to : null,
      channels: channels.size,
    };
  }

  private note({ device, channel, takenAt }: ImportedReading): void {
    if (takenAt < this.from) this.from = takenAt;
    if (takenAt > this.to) this.to = takenAt;
    this.channels.add(`${device}\n${channel}`);
  }
}
