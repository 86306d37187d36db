import type { LiveEvent, Reading } from '@tachograph/contracts';
import type { Row } from './ledger.ts';
import { LiveViewer } from './live-viewer.ts';

/** Watches the newest value of each channel. */
export class LatestViewer extends LiveViewer {
  private readonly shown = new Map<string, Pick<Reading, 'id' | 'takenAt'>>();

  constructor(url: string, channels: string[]) {
    super(url, channels, 'latest');
  }

  /** Channels of which it shows something older than the newest row. */
  stale(rows: readonly Row[]): string[] {
    const newest = new Map<string, Row>();
    for (const row of rows) {
      const name = `${row.device}/${row.channel}`;
      const before = newest.get(name);
      // Rows come in the order of ids: of the same instant, the last counts.
      if (!before || row.takenAt >= before.takenAt) newest.set(name, row);
    }
    return [...newest].filter(([name, row]) => this.isOlder(name, row)).map(([name]) => name);
  }

  protected override after(): undefined {
    return undefined;
  }

  protected override take({ readings }: LiveEvent & { type: 'readings' }): void {
    for (const { id, takenAt, device, channel } of readings) this.shown.set(`${device}/${channel}`, { id, takenAt });
  }

  protected override skip(): void {
    // The newest value comes with the next frame, whatever lies between.
  }

  private isOlder(name: string, { id, takenAt }: Row): boolean {
    const shown = this.shown.get(name);
    return shown === undefined || shown.takenAt < takenAt || (shown.takenAt === takenAt && shown.id < id);
  }
}
