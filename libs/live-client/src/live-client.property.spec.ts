import { jest } from '@jest/globals';
import { type LiveRange, parseChannelPattern, ReconnectPolicy } from '@tachograph/contracts';
import { seeded } from '../../../tools/seeded.js';
import { LiveClient } from './live-client.js';
import { FakeSocket } from './testing/fake-socket.js';
import { matches, ModelServer } from './testing/model-server.js';

const SCHEDULES = 400;
const STEPS = 150;
const WISHES = [['*/speed'], ['car-1/*'], ['*/speed', 'car-2/rpm'], ['*/*']];

/** A viewer who keeps account: of what it saw, of what it was told to read again, and from where on it may expect all. */
class Account {
  readonly seen: number[] = [];
  private readonly gaps: LiveRange[] = [];
  private from = Infinity;

  constructor(readonly channels: string[]) {}

  readonly watcher = {
    subscribed: ({ recovered, position }: { recovered: boolean | null; position: { seq: number } }) => {
      if (recovered === null) this.from = position.seq;
    },
    readings: (readings: readonly { id: number }[]) => this.seen.push(...readings.map(({ id }) => id)),
    gap: (reload: LiveRange) => this.gaps.push(reload),
  };

  /** Readings that were neither shown nor told to be missing. */
  lacks({ stored }: ModelServer): number[] {
    const patterns = this.channels.flatMap((text) => parseChannelPattern(text) ?? []);
    const seen = new Set(this.seen);
    return stored
      .filter(({ id, device, channel }) => id > this.from && !seen.has(id) && matches(patterns, device, channel))
      .filter(({ takenAt }) => !this.gaps.some(({ from, to }) => takenAt >= from && takenAt <= to))
      .map(({ id }) => id);
  }

  get isInOrder(): boolean {
    return this.seen.every((id, place) => place === 0 || id > (this.seen[place - 1] ?? 0));
  }
}

describe('LiveClient, whatever the network does', () => {
  let client: LiveClient;

  beforeEach(() => {
    jest.useFakeTimers();
    FakeSocket.opened = [];
  });

  afterEach(() => {
    client.close();
    jest.useRealTimers();
  });

  function pick<T>(random: () => number, from: readonly T[]): T {
    return from[Math.floor(random() * from.length)] as T;
  }

  /** Lets everything arrive that is under way. */
  function settle(server: ModelServer): void {
    client.tryNow();
    server.accept();
    while (server.serve());
    server.flush('sends');
    while (server.deliver());
  }

  function play(seed: number): { server: ModelServer; accounts: Account[] } {
    const random = seeded(seed);
    const server = new ModelServer();
    client = new LiveClient('ws://model', { webSocket: FakeSocket, reconnect: new ReconnectPolicy(random) });
    const accounts: Account[] = [];
    const watch = () => {
      const account = new Account(pick(random, WISHES));
      accounts.push(account);
      client.watch({ channels: account.channels, mode: 'every' }, account.watcher);
    };
    watch();
    const often = [
      () => server.store(pick(random, ['car-1', 'car-2']), pick(random, ['speed', 'rpm'])),
      () => server.accept(),
      () => server.serve(),
      () => server.flush('sends'),
      () => server.deliver(),
    ];
    const seldom = [
      () => server.cut(),
      () => server.restart(),
      () => server.forget(),
      () => server.stats(),
      () => server.flush('holds back'),
      () => server.flush('gives up'),
      () => client.tryNow(),
      watch,
    ];
    for (let step = 0; step < STEPS; step += 1) pick(random, random() < 0.75 ? often : seldom)();
    settle(server);
    client.close();
    return { server, accounts };
  }

  it('shows each reading once and in order, or says that it is missing', () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const { server, accounts } = play(seed);
      const lacking = accounts.map((account) => account.lacks(server));
      expect({ seed, lacking, inOrder: accounts.map(({ isInOrder }) => isInOrder) }).toEqual({
        seed,
        lacking: accounts.map(() => []),
        inOrder: accounts.map(() => true),
      });
    }
  });
});
