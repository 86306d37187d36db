import { LRUCache } from 'lru-cache';
import type { ChannelDirectory } from '../../../devices/index.js';
import type { HistoryThread } from '../../history/history-thread.js';
import type { ExpiredReadings } from '../../rollups/expired-readings.js';
import type { ImportedReading } from './record-reader.js';

/** Readings that stand in the store already and were met in the file: so far apart may two equal ones of a file be to count as two. */
const MET_MAX = 200_000;

/** Readings of a batch, apart. */
export interface Sifted {
  readonly fresh: readonly ImportedReading[];
  /** Same channel, time taken and value as one that is stored. */
  readonly stood: readonly ImportedReading[];
  /** Of a time of which readings are no longer kept: nobody can tell any more whether they were there. */
  readonly expired: readonly ImportedReading[];
}

/** Where readings of files are looked up. */
export interface KnownReadings {
  readonly directory: ChannelDirectory;
  readonly thread: Pick<HistoryThread, 'ask'>;
  readonly retention: ExpiredReadings;
}

/**
 * Tells which readings of a file are in the store already, as it was when the import began. Two equal readings are two: of those that a file
 * has more than the store, the rest is fresh.
 */
export class FreshReadings {
  private readonly channelIds = new Map<string, number | undefined>();
  private readonly met = new LRUCache<string, number>({ max: MET_MAX });

  /** @param receivedUpTo milliseconds since 1970, UTC: what came later does not count, such as what this import itself stores */
  constructor(
    private readonly known: KnownReadings,
    private readonly receivedUpTo: number,
  ) {}

  /** @throws whatever the database throws */
  async sift(readings: readonly ImportedReading[]): Promise<Sifted> {
    const stored = new Map<string, number>();
    const expired: ImportedReading[] = [];
    for (const group of Map.groupBy(readings, addressOf).values()) {
      const before = await this.expiredBefore(group);
      expired.push(...group.filter(({ takenAt }) => takenAt < before));
      await this.lookUp(group, stored);
    }
    const gone = new Set(expired);
    const stood: ImportedReading[] = [];
    const fresh = readings.filter((reading) => {
      if (gone.has(reading)) return false;
      const key = keyOf(addressOf(reading), reading.takenAt, reading.value);
      const count = stored.get(key);
      if (count === undefined) return true;
      const met = (this.met.get(key) ?? 0) + 1;
      this.met.set(key, met);
      if (met > count) return true;
      stood.push(reading);
      return false;
    });
    return { fresh, stood, expired };
  }

  private async expiredBefore([first]: readonly ImportedReading[]): Promise<number> {
    const channelId = first && (await this.channelId(first));
    return channelId === undefined ? -Infinity : this.known.retention.before(channelId);
  }

  private async lookUp(group: readonly ImportedReading[], stored: Map<string, number>): Promise<void> {
    const [first] = group;
    const channelId = first && (await this.channelId(first));
    if (first === undefined || channelId === undefined) return;
    const instants = group.map(({ takenAt }) => takenAt);
    const rows = await this.known.thread.ask((engine) => engine.storedAt(channelId, instants, this.receivedUpTo));
    for (let at = 0; at < rows.length; at += 3) {
      stored.set(keyOf(addressOf(first), rows[at] ?? NaN, rows[at + 1] ?? NaN), rows[at + 2] ?? 0);
    }
  }

  /** Of a channel that was there before; one that this import makes has nothing to compare with. */
  private async channelId(reading: ImportedReading): Promise<number | undefined> {
    const address = addressOf(reading);
    if (this.channelIds.has(address)) return this.channelIds.get(address);
    const [found] = await this.known.directory.find(reading.channel, reading.device);
    this.channelIds.set(address, found?.id);
    return found?.id;
  }
}

/** Device and channel as one text; a line feed can stand in neither. */
function addressOf({ device, channel }: ImportedReading): string {
  return `${device}\n${channel}`;
}

/** A value as text is that value alone; 0 and -0 are equal, as they are to databases. */
function keyOf(address: string, takenAt: number, value: number): string {
  return `${address}\n${takenAt} ${value}`;
}
