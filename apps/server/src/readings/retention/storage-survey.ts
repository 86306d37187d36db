import { Injectable } from '@nestjs/common';
import type { ChannelUse, DiskBudget, StorageUse } from '@tachograph/contracts';
import type { MatchedChannel } from '../../devices/index.js';
import { Clock } from '../../platform/clock.js';
import { Disk } from './disk.js';
import { Expiry } from './expiry.js';
import { ExpiryPlan } from './expiry-plan.js';
import { forecastOf, type Growth, type Room } from './forecast.js';
import { DAY_MS } from './rule-book.js';
import { type Amounts, recentStart, StorageFigures } from './storage-figures.js';
import type { ChannelAmount } from './reading-counts.js';
import { RetentionStore } from './store/retention-store.js';

/** Channels that are told one by one. */
const CHANNELS_MAX = 100;

/** Surveys what the database takes, who takes it, and how long there is room. */
@Injectable()
export class StorageSurvey {
  constructor(
    private readonly store: RetentionStore,
    private readonly plan: ExpiryPlan,
    private readonly figures: StorageFigures,
    private readonly expiry: Expiry,
    private readonly disk: Disk,
    private readonly clock: Clock,
  ) {}

  /** @param device whose channels alone are wanted; everything else is told of all */
  async make(kind: StorageUse['database'], device?: string): Promise<StorageUse> {
    const [amounts, budget, disk, besides] = await Promise.all([
      this.figures.amounts(),
      this.store.budget(),
      this.disk.room(),
      this.disk.besides(),
    ]);
    const { readings, rollups, free } = amounts.size;
    const other = amounts.size.other + besides.log;
    const total = readings + rollups + free + other + besides.journal;
    const channels = usesOf(await this.plan.channels(), amounts, this.clock.now()).filter(
      (use) => device === undefined || use.device === device,
    );
    return {
      database: kind,
      bytes: { total, readings, rollups, journal: besides.journal, free, other },
      readings: amounts.readings,
      bytesPerReading: amounts.readings === 0 ? null : Math.round(amounts.bytesPerReading.all * 10) / 10,
      disk,
      budget,
      forecast: forecastOf(await this.growths(amounts), amounts.bytesPerReading.all, roomOf(budget, disk, total, free)),
      channels: channels.toSorted((a, b) => b.bytes - a.bytes).slice(0, CHANNELS_MAX),
      channelCount: channels.length,
      expiry: this.expiry.figures,
    };
  }

  private async growths({ channels }: Amounts): Promise<Growth[]> {
    const now = this.clock.now();
    const lines = await this.plan.lines(await this.store.rules(), now);
    const limits = new Map(lines.filter(({ level }) => level === 0).map((line) => [line.channelId, line.before]));
    return channels.map((amount) => ({
      perDay: perDay(amount, now),
      daysUntilLevel: ((amount.oldest ?? now) - (limits.get(amount.channelId) ?? -Infinity)) / DAY_MS,
    }));
  }
}

/** The tighter of what was set and what there is. */
function roomOf({ bytes }: DiskBudget, disk: StorageUse['disk'], total: number, reusable: number): Room | undefined {
  const onDisk: Room[] = disk === null ? [] : [{ free: disk.free + reusable, name: 'disk' }];
  const inBudget: Room[] = bytes === null ? [] : [{ free: bytes - total + reusable, name: 'budget' }];
  return [...inBudget, ...onDisk].sort((a, b) => a.free - b.free)[0];
}

/** Readings a day of late; of a channel that is younger, since there is one. */
function perDay({ recent, oldest }: ChannelAmount, now: number): number {
  return recent / Math.max(1, (now - Math.max(recentStart(now), oldest ?? now)) / DAY_MS);
}

function usesOf(known: readonly MatchedChannel[], { channels, bytesPerReading }: Amounts, now: number): ChannelUse[] {
  const amounts = new Map(channels.map((amount) => [amount.channelId, amount]));
  return known.map(({ id, device, channel, unit }) => {
    const amount = amounts.get(id) ?? { channelId: id, readings: 0, recent: 0, oldest: null, newest: null };
    const { readings, oldest, newest } = amount;
    const bytes = Math.round(readings * bytesPerReading.all);
    return { device, channel, unit, readings, bytes, readingsPerDay: Math.round(perDay(amount, now)), oldest, newest };
  });
}
