import {
  type ChannelPattern,
  type LiveEvent,
  type LivePosition,
  type LiveRange,
  type LiveRequest,
  type LiveSubscribe,
  matchesChannel,
  parseChannelPattern,
  type Reading,
} from '@tachograph/contracts';
import { FakeSocket } from './fake-socket.js';
import { NOON, reading } from './readings.js';

interface Stream {
  /** What is watched. */
  readonly key: string;
  readonly number: number;
  readonly patterns: readonly ChannelPattern[];
  /** Id of the last reading that was sent, or that is not to be. */
  cursor: number;
}

/** The server's side of the protocol, in memory and step by step, for one client that comes and goes. */
export class ModelServer {
  readonly stored: Reading[] = [];
  private epoch = 1;
  private head = 0;
  /** Readings up to this id can't be brought any more. */
  private floor = 0;
  private streams: Stream[] = [];
  private frames: LiveEvent[] = [];
  private served = 0;
  private socket?: FakeSocket;

  /** The place behind the last reading. */
  get position(): LivePosition {
    return { epoch: `run-${this.epoch}`, seq: this.head, time: NOON + this.head * 1_000 };
  }

  store(device: string, channel: string): void {
    this.head += 1;
    this.stored.push(reading(this.head, { device, channel }));
  }

  /** Forgets what was stored so far, for all who come back. */
  forget(): void {
    this.floor = this.head;
  }

  /** Ids go on in a new block. */
  restart(): void {
    this.cut();
    this.epoch += 1;
    this.head += 1_000;
  }

  cut(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.end();
  }

  /** Takes the connection that the client has opened, if there is one. */
  accept(): void {
    if (this.socket || FakeSocket.last.isClosed || FakeSocket.last.readyState !== FakeSocket.CONNECTING) return;
    this.socket = FakeSocket.last;
    this.streams = [];
    this.served = 0;
    this.frames = [{ type: 'hello', connectionId: 'model', serverTime: NOON, position: this.position }];
    this.socket.accept();
  }

  /** Answers the next request of the client; false where there is none. */
  serve(): boolean {
    const text = this.socket?.sent[this.served];
    if (text === undefined) return false;
    this.served += 1;
    const request = JSON.parse(text) as LiveRequest;
    if (request.type === 'subscribe') this.subscribe(request);
    return true;
  }

  /** Puts what is new into frames; some of the time it held it back before, or holds it back for good. */
  flush(how: 'sends' | 'holds back' | 'gives up'): void {
    for (const stream of this.streams) {
      const readings = this.after(stream.cursor, stream.patterns);
      if (readings.length === 0) continue;
      const { position } = this;
      if (how === 'gives up')
        this.frames.push({ type: 'gap', stream: stream.number, position, reload: range(readings) });
      if (how === 'holds back') this.frames.push({ type: 'behind', stream: stream.number, readings: readings.length });
      if (how !== 'gives up') this.frames.push({ type: 'readings', stream: stream.number, readings, position });
      stream.cursor = this.head;
    }
  }

  /** Says that all has been sent, where that is so. */
  stats(): void {
    const storage = { state: 'database', waiting: 0, waitingSince: null, journal: null } as const;
    const isSent = this.streams.every(({ cursor, patterns }) => this.after(cursor, patterns).length === 0);
    const position = isSent ? { position: this.position } : {};
    this.frames.push({
      type: 'stats',
      stored: 0,
      since: NOON,
      perSecond: 0,
      clients: {},
      storage,
      serverTime: NOON,
      ...position,
    });
  }

  /** Brings the next frame to the client; false where there is none. */
  deliver(): boolean {
    const frame = this.socket && this.frames.shift();
    if (frame) this.socket?.say(frame);
    return frame !== undefined;
  }

  private subscribe({ id, channels, mode, after }: LiveSubscribe): void {
    const patterns = channels.flatMap((text) => parseChannelPattern(text) ?? []);
    const stream = this.join(channels.join(), patterns, after);
    const { position } = this;
    const answer = { type: 'subscribed', id, stream: stream.number, mode, position } as const;
    const missed = after === undefined ? [] : this.after(after.seq, patterns);
    const isLost = after !== undefined && after.seq < this.floor;
    if (!isLost)
      this.frames.push({ ...answer, position: after ?? position, recovered: after === undefined ? null : true });
    else this.frames.push({ ...answer, recovered: false, reload: range(missed) });
    if (after !== undefined && !isLost) stream.cursor = Math.min(stream.cursor, after.seq);
  }

  /** Subscriptions to the same share a stream. */
  private join(key: string, patterns: readonly ChannelPattern[], after?: LivePosition): Stream {
    const known = this.streams.find((stream) => stream.key === key);
    if (known) return known;
    const number = this.streams.length + 1;
    const stream = {
      key,
      number,
      patterns,
      cursor: after === undefined || after.seq < this.floor ? this.head : after.seq,
    };
    this.streams.push(stream);
    return stream;
  }

  private after(seq: number, patterns: readonly ChannelPattern[]): Reading[] {
    return this.stored.filter(({ id, device, channel }) => id > seq && matches(patterns, device, channel));
  }
}

/** Whether one of the patterns means this channel. */
export function matches(patterns: readonly ChannelPattern[], device: string, channel: string): boolean {
  return patterns.some((pattern) => matchesChannel(pattern, device, channel));
}

function range(readings: readonly Reading[]): LiveRange {
  const times = readings.map(({ takenAt }) => takenAt);
  return { from: Math.min(...times), to: Math.max(...times) };
}
