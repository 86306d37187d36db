import { once } from 'node:events';
import {
  LIVE_PATH,
  type LiveEvent,
  type LivePosition,
  type LiveRequest,
  type LiveSubscribed,
} from '@tachograph/contracts';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';

type EventOf<Type extends LiveEvent['type']> = Extract<LiveEvent, { type: Type }>;

/** A viewer without a library: what it says and hears of the live channel, as it stands on the wire. */
export class LiveViewer {
  readonly events: LiveEvent[] = [];
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.events.push(JSON.parse(data.toString()) as LiveEvent));
    socket.on('error', () => undefined);
  }

  /** @param url `http://…` of the server */
  static async open(url: string): Promise<LiveViewer> {
    const viewer = new LiveViewer(new WebSocket(url.replace('http', 'ws') + LIVE_PATH));
    await once(viewer.socket, 'open');
    return viewer;
  }

  /** A viewer that was told what it subscribed to: every reading of some channels, from a place on. */
  static async watching(url: string, channels: string[], after?: LivePosition): Promise<LiveViewer> {
    const viewer = await LiveViewer.open(url);
    await viewer.subscribe({ channels, after });
    return viewer;
  }

  say(request: LiveRequest): void {
    this.socket.send(JSON.stringify(request));
  }

  async subscribe(wish: Partial<Extract<LiveRequest, { type: 'subscribe' }>>): Promise<LiveSubscribed> {
    const id = wish.id ?? 'a';
    this.say({ type: 'subscribe', id, channels: ['*/*'], mode: 'every', ...wish });
    return this.until(() => this.ofType('subscribed').findLast((event) => event.id === id));
  }

  ofType<Type extends LiveEvent['type']>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** The values of all readings that came, of one stream or of all. */
  values(stream?: number): number[] {
    const frames = this.ofType('readings').filter((frame) => stream === undefined || frame.stream === stream);
    return frames.flatMap(({ readings }) => readings.map(({ value }) => value));
  }

  /** Where it is: what it would say when it comes back. */
  get position(): LivePosition {
    const told = this.events.flatMap((event) => ('position' in event ? [event.position] : [])).at(-1);
    if (told === undefined) throw new Error('the server has not told where the viewer is');
    return told;
  }

  /** Whether one event came after another. */
  isAfter(event: LiveEvent, other: LiveEvent): boolean {
    return this.events.indexOf(event) > this.events.indexOf(other);
  }

  /** What it finds, once it does. */
  async until<T>(find: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
    const wished = (found: T | undefined | false) => found !== undefined && found !== false;
    return (await eventually(find, wished)) as T;
  }

  /** It reads nothing more until {@link resume}. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  /** Cuts the socket without a word; nothing of what comes then counts. */
  cut(): void {
    this.socket.removeAllListeners('message');
    this.socket.terminate();
  }
}
