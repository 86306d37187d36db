import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { readSettings } from '../../platform/config/index.js';
import { StorageUnavailableError } from '../errors.js';
import { GroupCommit } from './group-commit.js';
import { CountingIds } from '../testing/counting-ids.js';
import { ReadingStore } from './reading-store.js';

/** A commit that the test ends when it likes. */
interface Commit {
  readonly group: readonly Reading[];
  succeed(stored?: readonly Reading[]): void;
  fail(error: Error): void;
}

class HandStore extends ReadingStore {
  readonly commits: Commit[] = [];

  override write(group: readonly Reading[]): Promise<readonly Reading[]> {
    return new Promise((resolve, fail) => {
      this.commits.push({ group, succeed: (stored = group) => resolve(stored), fail });
    });
  }

  /** The values of the commit with that number, as soon as it has begun. */
  async begun(number: number): Promise<Commit> {
    for (;;) {
      const commit = this.commits[number - 1];
      if (commit !== undefined) return commit;
      await nextTurn();
    }
  }
}

const QUEUE_MAX = 5000;

function setUp() {
  const store = new HandStore();
  const ids = new CountingIds(100);
  const groups = new GroupCommit(store, ids, readSettings({ QUEUE_MAX: String(QUEUE_MAX) }));
  const told: string[] = [];
  /** Adds a message with these values. */
  const add = (...values: number[]) => {
    const readings = values.map((value) => ({ ...READING, value }));
    groups.add({
      readings,
      stored: (kept) => told.push(`stored ${kept.map(({ value }) => value).join()}`),
      refused: (error) => told.push(`${error.code} ${values.join()}`),
    });
    return readings;
  };
  return { store, ids, groups, told, add };
}

const READING: Reading = {
  id: 0,
  device: 'car-7',
  channel: 'speed',
  unit: 'km/h',
  value: 0,
  takenAt: 1_795_269_791_000,
  receivedAt: 1_795_269_791_000,
  clock: 'absent',
};

const valuesOf = ({ group }: Commit) => group.map(({ value }) => value);

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the group commit', () => {
  it('writes a lone reading at once', async () => {
    const { store, add } = setUp();
    add(1);
    await nextTurn();
    await nextTurn();
    expect(store.commits.map(valuesOf)).toEqual([[1]]);
  });

  it('gathers what comes in quick succession', async () => {
    // Time stands still: on a busy machine the few milliseconds could pass between two turns.
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { store, add } = setUp();
    add(1);
    add(2);
    setImmediate(() => add(3));
    expect(valuesOf(await store.begun(1))).toEqual([1, 2, 3]);
    clock.mockRestore();
  });

  it('lets all that arrive while a commit runs share the next one, in the order of arrival', async () => {
    const { store, add } = setUp();
    add(1);
    const first = await store.begun(1);
    for (let value = 2; value <= 600; value += 1) {
      add(value);
      if (value % 100 === 0) await nextTurn();
    }
    expect(store.commits).toHaveLength(1);
    first.succeed();
    expect(valuesOf(await store.begun(2))).toEqual(Array.from({ length: 599 }, (_, index) => index + 2));
  });

  it('closes a group that goes on growing after half a millisecond', async () => {
    const { store, add } = setUp();
    let now = 1000;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    for (let value = 0; store.commits.length === 0; value += 1) {
      // Its turn begins before the group's, as that of a socket does.
      const turn = nextTurn();
      add(value);
      await turn;
      now += 0.08;
    }
    clock.mockRestore();
    const size = store.commits[0]?.group.length ?? 0;
    expect(size).toBeGreaterThanOrEqual(5);
    expect(size).toBeLessThanOrEqual(8);
  });

  it('closes a group at 4 000 readings, and never cuts a message in two', async () => {
    const { store, add } = setUp();
    for (let value = 1; value <= 1350; value += 1) add(value, value, value);
    const first = await store.begun(1);
    expect(first.group).toHaveLength(3999);
    first.succeed();
    expect((await store.begun(2)).group).toHaveLength(51);
  });

  it('writes a message of more than 4 000 readings in one group', async () => {
    const { store, add } = setUp();
    add(...Array<number>(4500).fill(7));
    add(8);
    const first = await store.begun(1);
    expect(first.group).toHaveLength(4500);
    first.succeed();
    expect(valuesOf(await store.begun(2))).toEqual([8]);
  });

  it('tells nobody before the commit has resolved, and then each in order what stands in the store for its own readings', async () => {
    const { store, told, add } = setUp();
    add(1, 2);
    add(3);
    const commit = await store.begun(1);
    await nextTurn();
    expect(told).toEqual([]);
    commit.succeed(commit.group.map((reading) => ({ ...reading, value: reading.value * 10 })));
    await nextTurn();
    expect(told).toEqual(['stored 10,20', 'stored 30']);
  });

  it('gives consecutive ids within a message, growing in the order of arrival', async () => {
    const { store, add } = setUp();
    const [first, second] = [add(1, 2, 3), add(4)];
    (await store.begun(1)).succeed();
    const third = add(5, 6);
    await store.begun(2);
    expect([first, second, third].map((readings) => readings.map(({ id }) => id))).toEqual([
      [100, 101, 102],
      [103],
      [104, 105],
    ]);
  });

  it('refuses exactly the group of a commit that failed, and goes on with the next', async () => {
    const { store, told, groups, add } = setUp();
    add(1);
    add(2, 3);
    const first = await store.begun(1);
    add(4);
    first.fail(new Error('the disk is full'));
    const second = await store.begun(2);
    expect(told).toEqual(['storage_unavailable 1', 'storage_unavailable 2,3']);
    second.succeed();
    await groups.settled();
    expect(told.slice(2)).toEqual(['stored 4']);
    expect(groups.queued).toBe(0);
  });

  it('writes a failure into the log once, and once that it is over', async () => {
    const log = { error: jest.spyOn(Logger.prototype, 'error'), warn: jest.spyOn(Logger.prototype, 'warn') };
    const { store, groups, add } = setUp();
    for (const fail of [true, true, true, false, false]) {
      add(1, 2);
      const commit = await store.begun(store.commits.length + 1);
      if (fail) commit.fail(new Error('the disk is full'));
      else commit.succeed();
      await groups.settled();
    }
    expect(log.error.mock.calls.flat()).toEqual([expect.stringContaining('the disk is full')]);
    expect(log.warn.mock.calls.flat()).toEqual([expect.stringContaining('6 were refused')]);
    log.error.mockRestore();
    log.warn.mockRestore();
  });

  it('refuses a group that gets no ids, without a word of the database to the sender', async () => {
    const { store, ids, groups, add } = setUp();
    jest.spyOn(ids, 'take').mockRejectedValueOnce(new Error('ER_ACCESS_DENIED for root'));
    const refusal = new Promise<StorageUnavailableError>((refused) => {
      groups.add({ readings: [{ ...READING }], stored: () => undefined, refused });
    });
    expect((await refusal).message).not.toContain('root');
    expect(store.commits).toEqual([]);
    add(2);
    expect(valuesOf(await store.begun(1))).toEqual([2]);
  });

  it('is full when readings that wait or are being written reach the bound', async () => {
    const { store, groups, add } = setUp();
    expect(groups.isFull(QUEUE_MAX)).toBe(false);
    expect(groups.isFull(QUEUE_MAX + 1)).toBe(true);
    add(1, 2);
    const commit = await store.begun(1);
    add(3);
    expect(groups.queued).toBe(3);
    expect(groups.isFull(QUEUE_MAX - 3)).toBe(false);
    expect(groups.isFull(QUEUE_MAX - 2)).toBe(true);
    commit.succeed();
    await store.begun(2);
    expect(groups.isFull(QUEUE_MAX - 1)).toBe(false);
    expect(groups.isFull(QUEUE_MAX)).toBe(true);
  });

  it('tells the others, and goes on, where one sender can not be told', async () => {
    const { store, groups, told, add } = setUp();
    const unable = () => {
      throw new Error('the sender is gone');
    };
    groups.add({ readings: [], stored: unable, refused: unable });
    add(1);
    (await store.begun(1)).succeed();
    await nextTurn();
    add(2);
    (await store.begun(2)).succeed();
    await groups.settled();
    expect(told).toEqual(['stored 1', 'stored 2']);
  });

  it('is settled when everything added has been committed or refused', async () => {
    const { store, groups, told, add } = setUp();
    await groups.settled();
    add(1);
    const first = await store.begun(1);
    add(2);
    let settled = false;
    const wait = groups.settled().then(() => (settled = true));
    first.succeed();
    const second = await store.begun(2);
    await nextTurn();
    expect(settled).toBe(false);
    second.fail(new Error('gone'));
    await wait;
    expect(told).toEqual(['stored 1', 'storage_unavailable 2']);
  });
});
