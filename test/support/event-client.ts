import { createRequire } from 'node:module';
import type { ClientToServerEvents, ServerToClientEvents, SocketClientType } from '@tachograph/contracts';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

const REPLY_MS = 60_000;

type Received = keyof ServerToClientEvents;
type Payload<Name extends Received> = Parameters<ServerToClientEvents[Name]>[0];

const RECEIVED: readonly Received[] = [
  'connection_status',
  'client_stats',
  'newData',
  'data_received',
  'new_sensor_data',
  'stress_alert',
  'history_data',
  'subscription_status',
  'pong',
  'health_status',
  'error',
];

/** What the libraries have in common. */
interface Library {
  on(name: string, receive: (payload: unknown) => void): unknown;
  emit(name: string, ...payload: unknown[]): unknown;
  close(): unknown;
}

/** A Socket.IO client as an older system would run one; what comes is kept until it is asked for. */
export class EventClient {
  /** As the server calls its connection. */
  id = '';
  private readonly socket: Library;
  private readonly received = new Map<string, unknown[]>();
  private wake: () => void = () => undefined;

  constructor(socket: Library) {
    this.socket = socket;
    for (const name of [...RECEIVED, 'disconnect', 'connect']) {
      this.received.set(name, []);
      socket.on(name, (payload) => {
        this.received.get(name)?.push(payload);
        this.wake();
      });
    }
  }

  /** Waits until the server has greeted it; closes it if that does not come about. */
  async joined(): Promise<this> {
    try {
      this.id = (await this.next('connection_status')).connection_id;
      return this;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** How many events of this name came and were not yet taken. */
  waiting(name: Received): number {
    return this.received.get(name)?.length ?? 0;
  }

  emit(name: keyof ClientToServerEvents | 'no_such_event', ...payload: unknown[]): void {
    this.socket.emit(name, ...payload);
  }

  /** The next event of this name; fails if none comes. */
  async next<Name extends Received | 'connect' | 'disconnect'>(
    name: Name,
  ): Promise<Name extends Received ? Payload<Name> : unknown> {
    const late = AbortSignal.timeout(REPLY_MS);
    const wakeLate = () => {
      this.wake();
    };
    late.addEventListener('abort', wakeLate);
    const queue = this.received.get(name) ?? [];
    while (queue.length === 0) {
      if (late.aborted) throw new Error(`no ${name} came`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    late.removeEventListener('abort', wakeLate);
    return queue.shift() as Name extends Received ? Payload<Name> : unknown;
  }

  close(): void {
    this.socket.close();
  }
}

export interface ClientKind {
  readonly name: string;
  /** Resolves when it is connected. */
  open(url: string, type?: SocketClientType, query?: Record<string, string>): Promise<EventClient>;
}

const io2 = createRequire(import.meta.url)('socket.io-client-2') as typeof io;

function kindOf(name: string, connect: typeof io, transports: string[]): ClientKind {
  return {
    name,
    open(url, type, query = {}) {
      const socket = connect(url, { transports, forceNew: true, query: { ...query, ...(type && { type }) } });
      return new EventClient(socket).joined();
    },
  };
}

interface TextHabits {
  /** What it writes along with its greeting, without waiting for the answer. */
  eager?: string;
  answersPings?: boolean;
}

/** Engine.IO 4 and Socket.IO's protocol as text over a bare WebSocket: what a microcontroller's library does. */
class TextSocket implements Library {
  private readonly socket: WebSocket;
  private readonly habits: TextHabits;
  private readonly listeners = new Map<string, (payload: unknown) => void>();

  constructor(url: string, habits: TextHabits) {
    this.habits = habits;
    this.socket = new WebSocket(url);
    this.socket.on('message', (data: Buffer) => {
      this.receive(data.toString());
    });
    this.socket.on('error', () => undefined);
  }

  on(name: string, receive: (payload: unknown) => void): void {
    this.listeners.set(name, receive);
  }

  emit(name: string, ...payload: unknown[]): void {
    this.write(`42${JSON.stringify([name, ...payload])}`);
  }

  write(text: string): void {
    this.socket.send(text);
  }

  close(): void {
    this.socket.terminate();
  }

  private receive(text: string): void {
    if (text.startsWith('0')) {
      this.write('40');
      if (this.habits.eager !== undefined) this.write(this.habits.eager);
    }
    if (text === '2' && this.habits.answersPings !== false) this.write('3');
    if (!text.startsWith('42')) return;
    const [name, payload] = JSON.parse(text.slice(2)) as [string, unknown];
    this.listeners.get(name)?.(payload);
  }
}

/** A text client that has joined, and a way to write whatever one likes. */
export async function openTextClient(
  url: string,
  type?: SocketClientType,
  habits: TextHabits = {},
): Promise<{ client: EventClient; write: (text: string) => void }> {
  const query = `EIO=4&transport=websocket${type === undefined ? '' : `&type=${type}`}`;
  const socket = new TextSocket(`${url.replace('http', 'ws')}/socket.io/?${query}`, habits);
  return {
    client: await new EventClient(socket).joined(),
    write: (text) => {
      socket.write(text);
    },
  };
}

export const SOCKET_IO_4: ClientKind = kindOf('Socket.IO 4, polling then WebSocket', io, ['polling', 'websocket']);

/** The clients of section 3 of the wire contract, oldest to newest. */
export const clientKinds: readonly ClientKind[] = [
  kindOf('Socket.IO 2, polling', io2, ['polling']),
  kindOf('Socket.IO 2, WebSocket', io2, ['websocket']),
  kindOf('Socket.IO 2, polling then WebSocket', io2, ['polling', 'websocket']),
  kindOf('Socket.IO 4, polling', io, ['polling']),
  kindOf('Socket.IO 4, WebSocket', io, ['websocket']),
  SOCKET_IO_4,
  {
    name: "a microcontroller's text",
    open: async (url, type) => (await openTextClient(url, type)).client,
  },
];

/** Clients that a test opens, to be closed after it even if it fails. */
export class OpenClients {
  private readonly clients: EventClient[] = [];

  async open(kind: ClientKind, ...[url, type, query]: Parameters<ClientKind['open']>): Promise<EventClient> {
    return this.keep(await kind.open(url, type, query));
  }

  keep(client: EventClient): EventClient {
    this.clients.push(client);
    return client;
  }

  closeAll(): void {
    for (const client of this.clients.splice(0)) client.close();
  }
}
