import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ReconnectPolicy } from '../../libs/contracts/src/connections/reconnect-policy.ts';
import { keepPace, rest } from './pace.ts';
import { speedSeries } from './series.ts';
import { BACKLOG_MAX, LAST_ANSWERS_MS, type Stage } from './stage.ts';

/** Milliseconds without an answer that is due, after which a connection counts as dead. */
const SILENCE_MS = 20_000;
const RETRY_MS = 1_000;

/** A message that the server has not answered yet. */
interface Unanswered {
  readonly text: string;
  readonly garbage: boolean;
}

/**
 * A car that sends its speed over `/ws/speed` and keeps each reading until it is echoed, that is stored. What is kept is
 * sent again after a lost connection, with the same id.
 */
export class SpeedCar {
  private readonly stage: Stage;
  private readonly device: string;
  private readonly run: string;
  private readonly number: number;
  private socket: WebSocket | undefined;
  private unanswered: Unanswered[] = [];
  private heardAt = 0;

  /** @param number counts the cars of a run from 0 */
  constructor(stage: Stage, number: number) {
    this.stage = stage;
    this.number = number;
    this.device = `simulated-car-${number + 1}`;
    // Ids of another run are others, or its readings would be taken for these.
    this.run = stage.startAt.toString(36);
  }

  /** Resolves when the run is over and the last readings have been answered, or had their time for it. */
  async drive(): Promise<void> {
    const { options, signal, startAt, tally } = this.stage;
    const series = speedSeries(options, this.number, startAt);
    tally.watch(series.faults);
    const parked = new AbortController();
    const connected = this.keepConnected(parked.signal);
    await keepPace(options, signal, () => {
      for (const emission of series.next()) {
        if ('garbage' in emission) this.send({ text: emission.garbage, garbage: true });
        else this.send({ text: this.toMessage(emission.reading), garbage: false });
      }
    });
    const deadline = performance.now() + LAST_ANSWERS_MS;
    while (this.unanswered.length > 0 && performance.now() < deadline) await rest(20, parked.signal);
    parked.abort();
    this.socket?.terminate();
    await connected;
  }

  private toMessage({ speed, time, number }: { speed: number; time: number; number: number }): string {
    const timestamp = new Date(time).toISOString();
    return JSON.stringify({ speed, timestamp, device_id: this.device, id: `${this.run}-${number}` });
  }

  private async keepConnected(parked: AbortSignal): Promise<void> {
    const policy = new ReconnectPolicy();
    while (!parked.aborted) {
      const socket = new WebSocket(`${this.stage.options.url.replace('http', 'ws')}/ws/speed`);
      this.socket = socket;
      socket.on('open', () => {
        policy.reset();
        this.stage.outage.end();
        this.heardAt = performance.now();
        for (const { text } of this.unanswered) socket.send(text);
      });
      socket.on('message', (data: Buffer) => this.hear(data.toString()));
      this.noteClosed(await whyClosed(socket), parked);
      this.unanswered = this.unanswered.filter(({ garbage }) => !garbage);
      await rest(policy.next(), parked);
    }
  }

  private noteClosed(why: string, parked: AbortSignal): void {
    if (!parked.aborted) this.stage.outage.begin(why);
  }

  private send(message: Unanswered): void {
    this.stage.tally.sent += 1;
    this.offer(message);
    if (this.unanswered.length <= BACKLOG_MAX || this.isOpen) return;
    this.unanswered.shift();
    this.stage.tally.givenUp += 1;
  }

  private offer(message: Unanswered): void {
    const { length } = this.unanswered;
    if (length > 0 && this.isOpen && performance.now() - this.heardAt > SILENCE_MS) this.socket?.terminate();
    else if (length === 0) this.heardAt = performance.now();
    this.unanswered.push(message);
    if (this.isOpen) this.socket?.send(message.text);
  }

  private get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Answers come in the order of the messages. */
  private hear(answer: string): void {
    this.heardAt = performance.now();
    const message = this.unanswered.shift();
    if (message === undefined) return;
    const code = errorCodeOf(answer);
    if (code === undefined) this.stage.tally.noteStored();
    else if (code === 'storage_unavailable' && !message.garbage)
      setTimeout(() => this.offer(message), RETRY_MS).unref();
    else this.stage.tally.refused += 1;
  }
}

async function whyClosed(socket: WebSocket): Promise<string> {
  let why = 'the connection was closed';
  socket.on('error', (error) => (why = error.message || ('code' in error ? String(error.code) : why)));
  await once(socket, 'close').catch(() => undefined);
  return why;
}

function errorCodeOf(answer: string): string | undefined {
  const { error } = JSON.parse(answer) as { error?: { code: string } };
  return error?.code;
}
