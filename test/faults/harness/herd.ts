import { EveryViewer } from './every-viewer.ts';
import { pause } from './gate.ts';
import type { Row } from './ledger.ts';

const ARRIVAL_MS = 120_000;

interface Wish {
  readonly channels: string[];
  readonly isMine: (row: Row) => boolean;
}

/** What the first viewers watch: all of one kind, devices with late readings, and everything. */
const WISHES: readonly Wish[] = [
  { channels: ['hasty-*/speed'], isMine: ({ device, channel }) => device.startsWith('hasty-') && channel === 'speed' },
  {
    channels: ['patient-late/speed', 'batch-1/*'],
    isMine: ({ device }) => ['patient-late', 'batch-1'].includes(device),
  },
  { channels: ['*/*'], isMine: () => true },
];

/** What all others watch. */
const ONE_CHANNEL: Wish = { channels: ['hasty-1/speed'], isMine: ({ device }) => device === 'hasty-1' };

/** Many viewers of every reading, who come and go together. */
export class Herd {
  private readonly viewers: { readonly viewer: EveryViewer; readonly isMine: (row: Row) => boolean }[];

  /** @param size of them: a few watch much, most watch one channel */
  constructor(url: string, size: number) {
    this.viewers = Array.from({ length: size }, (_, i) => {
      const { channels, isMine } = WISHES[i] ?? ONE_CHANNEL;
      return { viewer: new EveryViewer(`viewer ${i}`, url, channels), isMine };
    });
  }

  connect(): void {
    for (const { viewer } of this.viewers) viewer.connect();
  }

  cut(): void {
    for (const { viewer } of this.viewers) viewer.cut();
  }

  end(): void {
    for (const { viewer } of this.viewers) viewer.end();
  }

  /** Resolves when each of them has its subscription. */
  async watching(): Promise<void> {
    await this.until(() => this.viewers.every(({ viewer }) => viewer.isWatching), 'did not come back');
  }

  /** Resolves when each has been told that it has everything of these rows. */
  async caughtUp(rows: readonly Row[]): Promise<void> {
    await this.watching();
    const isBehind = ({ viewer, isMine }: (typeof this.viewers)[number]) =>
      (viewer.position?.seq ?? 0) < (rows.findLast(isMine)?.id ?? 0);
    await this.until(() => !this.viewers.some(isBehind), 'did not catch up');
  }

  problems(rows: readonly Row[]): string[] {
    return this.viewers.flatMap(({ viewer, isMine }) => viewer.problems(rows.filter(isMine)));
  }

  private async until(isSo: () => boolean, otherwise: string): Promise<void> {
    const deadline = Date.now() + ARRIVAL_MS;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`the viewers ${otherwise}`);
      await pause(50);
    }
  }
}
