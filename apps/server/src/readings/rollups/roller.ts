import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { RareLog } from '../../platform/rare-log.js';
import { LateRanges } from '../store/late-ranges.js';
import { Rolling } from './rolling.js';

/** Milliseconds between two looks at whether there is something to do. */
const LOOK_EVERY_MS = 1_000;

/** Milliseconds between two rounds. */
const ROUND_EVERY_MS = 10_000;

/** Milliseconds before the first one: what a killed server had sent to the database may yet take place. */
const FIRST_MS = 2_000;

/** So many late ranges are a bulk load, of which the next round makes haste. */
const MANY_RANGES = 250;

/** Has rollups brought up to date, round after round, for as long as the server runs. */
@Injectable()
export class Roller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Roller.name);
  private readonly rareLog = new RareLog((line) => this.logger.error(line));
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private firstAt = 0;
  private nextAt = 0;
  private rangesSeen = 0;
  private stopping = false;

  constructor(
    private readonly rolling: Rolling,
    private readonly lateRanges: LateRanges,
  ) {}

  onApplicationBootstrap(): void {
    this.firstAt = performance.now() + FIRST_MS;
    this.nextAt = this.firstAt;
    this.timer = setInterval(() => {
      this.look();
    }, LOOK_EVERY_MS).unref();
  }

  /** Waits for no more than the transaction that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.rolling.stop();
    await this.running;
  }

  private look(): void {
    const now = performance.now();
    const isBulk = now >= this.firstAt && this.lateRanges.written - this.rangesSeen >= MANY_RANGES;
    if (!isBulk && now < this.nextAt) return;
    this.running ??= this.round().finally(() => {
      this.running = undefined;
    });
  }

  private async round(): Promise<void> {
    this.rangesSeen = this.lateRanges.written;
    try {
      while (await this.rolling.step());
    } catch (error) {
      if (!this.stopping) this.rareLog.note(`readings can't be rolled up at the moment: ${String(error)}`);
    }
    this.nextAt = performance.now() + ROUND_EVERY_MS;
  }
}
