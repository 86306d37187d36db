import type { LiveRange } from '@tachograph/contracts';
import { LiveClient } from '@tachograph/live-client';
import { seeded } from '../../../tools/seeded.ts';
import { CuttingProxy } from '../../support/cutting-proxy.ts';
import { pause } from './gate.ts';

/** Longer than the second between two signs of life of the server, with room for a busy machine. */
const SILENCE_MS = 4_000;

/** A stored reading, as the database has it. */
export interface Stored {
  readonly id: number;
  readonly takenAt: number;
}

/** A viewer with the client library behind a bad network: what it was told, and whether that is what is stored. */
export class WatchedThroughProxy {
  private readonly random: () => number;
  private readonly proxy: CuttingProxy;
  private readonly client: LiveClient;
  private readonly seen: number[] = [];
  private readonly gaps: LiveRange[] = [];
  private start: number | undefined;
  private reached = 0;

  private constructor(proxy: CuttingProxy, seed: number, channels: readonly string[]) {
    this.random = seeded(seed);
    this.proxy = proxy;
    // Short, so that many losses find room in a schedule.
    const reconnect = { next: () => 5 + 20 * this.random(), reset: () => undefined };
    this.client = new LiveClient(`ws://${proxy.address}/ws/live`, { reconnect, silenceMs: SILENCE_MS });
    this.client.watch(
      { channels, mode: 'every' },
      {
        subscribed: ({ position }) => (this.start ??= position.seq),
        readings: (readings, position) => {
          for (const { id } of readings) this.seen.push(id);
          this.reached = position.seq;
        },
        gap: (reload) => this.gaps.push(reload),
      },
    );
  }

  static async open(url: string, seed: number, channels: readonly string[]): Promise<WatchedThroughProxy> {
    const watched = new WatchedThroughProxy(await CuttingProxy.start(url), seed, channels);
    await watched.until(() => watched.start !== undefined);
    return watched;
  }

  /** Lets the network be bad in a way and for a time that the seed says. Afterwards it is good again. */
  async suffer(): Promise<void> {
    const { random, proxy } = this;
    const times = 1 + Math.floor(random() * 5);
    for (let i = 0; i < times; i++) {
      await pause(120 * random());
      const kind = random();
      if (kind < 0.3) proxy.cut();
      else if (kind < 0.7) proxy.cut(1 + Math.floor(random() * 4_000));
      else if (kind < 0.97) proxy.delay(60 * random());
      else proxy.swallow();
    }
    proxy.delay(0);
  }

  /** Resolves when it has been told of everything up to the last of these, or of a gap. */
  async caughtUp(last: Stored | undefined): Promise<void> {
    await this.until(() => this.reached >= (last?.id ?? 0) || this.gaps.length > 0);
  }

  /** What is wrong with what it was told of these, oldest first, in words. */
  problems(stored: readonly Stored[]): string[] {
    const seen = new Set(this.seen);
    const wasTold = ({ takenAt }: Stored) => this.gaps.some(({ from, to }) => takenAt >= from && takenAt <= to);
    const missing = stored.filter(
      (reading) => reading.id > (this.start ?? 0) && !seen.has(reading.id) && !wasTold(reading),
    );
    const disorder = this.seen.filter((id, i) => id <= (this.seen[i - 1] ?? 0));
    const known = new Set(stored.map(({ id }) => id));
    const foreign = this.seen.filter((id) => !known.has(id));
    return [
      ...(missing.length > 0 ? [`never told of ${missing.length}, from ${missing[0]?.id} on`] : []),
      ...(disorder.length > 0 ? [`told twice or out of order of ${disorder.length}, from ${disorder[0]} on`] : []),
      ...(foreign.length > 0 ? [`told of ${foreign.length} that are not stored, from ${foreign[0]} on`] : []),
    ];
  }

  async close(): Promise<void> {
    this.client.close();
    await this.proxy.stop();
  }

  private async until(isSo: () => boolean): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`stuck at ${this.reached}, ${this.client.state.kind}`);
      await pause(10);
    }
  }
}
