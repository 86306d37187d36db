import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ReconnectPolicy, SPEED_CHANNEL, type StreamHealth } from '@tachograph/contracts';
import type { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config/index.js';
import { RareLog } from '../../platform/rare-log.js';
import type { Submission } from '../../readings/index.js';
import { openHttpStream } from './http-stream.js';
import { LineSplitter, type SplitLine } from '../../platform/line-splitter.js';
import { pause } from './pause.js';
import { shownUrl, streamDevice } from './stream-address.js';
import type { StreamIntake } from './stream-intake.js';
import { readStreamLine, type StreamLine } from './stream-line.js';

/** Characters of an unreadable line that the log shows. */
const EXCERPT_MAX = 80;

export interface PullerParts {
  readonly intake: Pick<StreamIntake, 'store'>;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly open?: typeof openHttpStream;
  readonly policy?: ReconnectPolicy;
}

/**
 * Pulls one stream for ever: reads its lines, hands the readings on, reads no further while they can't be stored, and
 * comes back when the stream is lost.
 */
export class StreamPuller {
  private readonly logger = new Logger(StreamPuller.name);
  private readonly losses: RareLog;
  private readonly garbage: RareLog;
  private readonly policy: ReconnectPolicy;
  private readonly open: typeof openHttpStream;
  private readonly stopping = new AbortController();
  private readonly shown: string;
  private readonly device: string;
  /** Begins the message ids of this run; those of another can't be the same. */
  private readonly run = randomUUID();
  private running: Promise<void> | undefined;
  private state: StreamHealth['state'] = 'connecting';
  private stored = 0;
  private skipped = 0;
  private taken = 0;
  /** Readings that could not be stored before the stop. */
  private lost = 0;
  private lastLineAt: number | undefined;
  private lastLoss: string | undefined;
  private storageTrouble: string | undefined;

  constructor(
    private readonly url: string,
    private readonly parts: PullerParts,
  ) {
    this.shown = shownUrl(url);
    this.device = streamDevice(url);
    const warn = (line: string) => this.logger.warn(line);
    this.losses = new RareLog(warn);
    this.garbage = new RareLog(warn);
    this.policy = parts.policy ?? new ReconnectPolicy();
    this.open = parts.open ?? openHttpStream;
  }

  start(): void {
    this.running ??= this.pullForEver();
  }

  /** Reads no more; resolves when what had come is stored, or could not be. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** How the stream fares. */
  report(): StreamHealth {
    return {
      url: this.shown,
      device: this.device,
      state: this.state,
      stored: this.stored,
      skipped: this.skipped,
      lastLineAt: this.lastLineAt === undefined ? null : new Date(this.lastLineAt).toISOString(),
      lastError: this.storageTrouble ?? this.lastLoss ?? null,
    };
  }

  private async pullForEver(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.state = 'connecting';
      const why = await this.pull().then(() => 'the stream ended', reasonOf);
      this.noteLoss(why);
      this.state = 'waiting';
      await pause(this.policy.next(), signal);
    }
    if (this.lost > 0) {
      this.logger.error(`${this.lost} readings of ${this.shown} could not be stored before the server stopped`);
    }
  }

  private async pull(): Promise<void> {
    const splitter = new LineSplitter(this.parts.settings.messageMaxBytes);
    const chunks = this.open(this.url, {
      silenceMs: this.parts.settings.streamSilenceMs,
      signal: this.stopping.signal,
      opened: () => (this.state = 'open'),
    });
    try {
      for await (const chunk of chunks) await this.take(splitter.push(chunk));
    } finally {
      // The last line may be whole though nothing ends it; one that was cut off is no JSON.
      await this.take(splitter.end());
    }
  }

  private async take(lines: readonly SplitLine[]): Promise<void> {
    const submissions = lines.flatMap((line) => this.toSubmission(line) ?? []);
    const events = {
      stored: (count: number) => this.noteStored(count),
      waiting: (why: string) => this.noteTrouble(why),
    };
    // Once the store has refused at a stop, it is not asked again: what follows is lost like what was before it.
    if (this.lost > 0) this.lost += submissions.length;
    else this.lost = await this.parts.intake.store(submissions, events, this.stopping.signal);
  }

  private toSubmission(line: SplitLine): Submission | undefined {
    this.lastLineAt = this.parts.clock.now();
    const read: StreamLine =
      'text' in line
        ? readStreamLine(line.text, this.parts.settings.speed)
        : {
            kind: 'unreadable',
            why: `a line must be UTF-8 text of at most ${this.parts.settings.messageMaxBytes} bytes`,
          };
    if (read.kind === 'unreadable') this.skip(read.why, 'text' in line ? line.text : line.fault);
    if (read.kind !== 'reading') return undefined;
    this.policy.reset();
    this.taken += 1;
    const { speed, timestamp } = read;
    const values = [{ channel: SPEED_CHANNEL.name, unit: SPEED_CHANNEL.unit, value: speed }];
    return { device: this.device, messageId: `${this.run}-${this.taken}`, timestamp, values };
  }

  private skip(why: string, line: string): void {
    this.skipped += 1;
    this.garbage.note(
      `a line of ${this.shown} was skipped: ${why}; it was ${JSON.stringify(line.slice(0, EXCERPT_MAX))}`,
    );
  }

  private noteStored(count: number): void {
    this.stored += count;
    this.storageTrouble = undefined;
  }

  private noteTrouble(why: string): void {
    this.storageTrouble = why;
  }

  /** An outage is told once, however many attempts it takes; an end that we asked for is none. */
  private noteLoss(why: string): void {
    if (this.stopping.signal.aborted) return;
    if (this.state === 'open' || this.lastLoss === undefined) {
      this.losses.note(`the stream ${this.shown} is lost: ${why}; it is tried again until it is back`);
    }
    this.lastLoss = why;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ECONNRESET') return 'the far end broke the connection';
  // Several addresses that all refuse give an error without a text of its own.
  return error.message || code || error.name;
}
