import {
  type CloseReason,
  type LiveEvent,
  type LivePosition,
  parseChannelPattern,
  type Reading,
  type StorageHealth,
} from '@tachograph/contracts';
import { Connection } from '../../../connections/index.js';
import { fakeTransport } from '../../../connections/testing/fake-transport.js';
import { Demand } from '../../../demand/index.js';
import { OneListenerBus } from '../../../fanout/testing/one-listener-bus.js';
import { readSettings } from '../../../platform/config/index.js';
import type { ReadingIngest } from '../../../readings/index.js';
import { EmptyHistory } from '../../../readings/testing/empty-history.js';
import type { SubscribeWish } from '../../live-request.js';
import { LiveHub } from '../live-hub.js';

export const NOW = Date.UTC(2026, 10, 21);
export const HIGH_WATER = 16 * 1024;
const EPOCH = { name: '1-0', startedAt: NOW, firstId: 1 };

/** The place behind a reading that {@link reading} made, or in front of all. */
export const position = (seq: number): LivePosition => ({ epoch: EPOCH.name, seq, time: NOW + seq });

export const reading = (id: number, parts: Partial<Reading> = {}): Reading => ({
  id,
  device: 'car-7',
  channel: 'speed',
  unit: '',
  value: id,
  takenAt: NOW + id,
  receivedAt: NOW + id,
  clock: 'device',
  ...parts,
});

/** A viewer whose network a test holds in its hands. */
export class TestViewer {
  readonly events: LiveEvent[] = [];
  closed: CloseReason | undefined;
  readonly transport = fakeTransport({
    send: (text) => this.events.push(JSON.parse(text) as LiveEvent),
    onDrain: (receive) => (this.drained = receive),
    close: (reason) => (this.closed = reason),
  });
  readonly connection = new Connection(
    { id: 'viewer', channel: 'live', address: '127.0.0.1', connectedAt: NOW },
    this.transport,
    1024 * 1024,
  );
  private drained: () => void = () => undefined;

  ofType<Type extends LiveEvent['type']>(type: Type): Extract<LiveEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<LiveEvent, { type: Type }> => event.type === type);
  }

  /** The ids of all readings that it was sent, frame by frame. */
  get frames(): number[][] {
    return this.ofType('readings').map(({ readings }) => readings.map(({ id }) => id));
  }

  get ids(): number[] {
    return this.frames.flat();
  }

  /** It takes nothing more of what it is sent. */
  freeze(): void {
    this.transport.bufferedBytes = HIGH_WATER + 1;
  }

  thaw(): void {
    this.transport.bufferedBytes = 0;
    this.drained();
  }
}

/** A hub of which everything around is a test's. */
export class HubUnderTest {
  readonly bus = new OneListenerBus();
  readonly history = new EmptyHistory();
  storage: StorageHealth = { state: 'database', waiting: 0, waitingSince: null, journal: null };
  readonly hub: LiveHub;

  constructor(environment: Record<string, string> = {}) {
    const settings = readSettings({ LIVE_OUTBOX_BYTES: String(HIGH_WATER), ...environment });
    const storage = () => this.storage;
    const ingest = {
      epoch: EPOCH,
      get storage() {
        return storage();
      },
    } as ReadingIngest;
    this.hub = new LiveHub(this.bus, ingest, this.history, new Demand(), settings);
    this.hub.onModuleInit();
  }

  join() {
    const client = new TestViewer();
    const viewer = this.hub.join(client.connection);
    const subscribe = (wish: Partial<SubscribeWish> = {}, ...channels: string[]) => {
      const patterns = (channels.length > 0 ? channels : ['car-7/speed']).flatMap(
        (text) => parseChannelPattern(text) ?? [],
      );
      this.hub.subscribe(viewer, { type: 'subscribe', id: 'a', patterns, mode: 'every', framesPerSecond: 4, ...wish });
    };
    const leave = () => {
      this.hub.leave(viewer);
    };
    const unsubscribe = (id = 'a') => this.hub.unsubscribeOne(viewer, id);
    return Object.assign(client, { viewer, subscribe, unsubscribe, leave });
  }

  /** A viewer that gets every reading of car-7's speed. */
  watch() {
    const client = this.join();
    client.subscribe();
    return client;
  }

  /** Readings come, each by itself. */
  bring(from: number, to = from): void {
    for (let id = from; id <= to; id += 1) this.bus.publish([reading(id)]);
  }
}

/** The whole numbers of a range. */
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
