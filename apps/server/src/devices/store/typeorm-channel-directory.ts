import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type ChannelPattern, matchesChannel } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';
import { In, type Repository } from 'typeorm';
import { ReadDatabase } from '../../platform/database/index.js';
import { type ChannelAddress, ChannelDirectory, type KnownChannel, type MatchedChannel } from '../channel-directory.js';
import { ChannelEntity } from '../channel.entity.js';
import { DeviceEntity } from '../device.entity.js';
import { nameCondition } from './name-condition.js';

/** Numbers kept in memory: bounded, since clients choose their devices' names. */
const KNOWN_CHANNELS_MAX = 100_000;

/** Rows that one question for the channels of a pattern answers at most. */
const MATCHED_AT_ONCE = 2_000;

const SELECT_CHANNELS = `SELECT channel.id AS id, device.name AS device, channel.name AS channel, channel.unit AS unit
  FROM channel JOIN device ON device.id = channel.device_id`;

@Injectable()
export class TypeormChannelDirectory extends ChannelDirectory {
  private readonly known = new LRUCache<string, number>({ max: KNOWN_CHANNELS_MAX });

  constructor(
    @InjectRepository(DeviceEntity) private readonly devices: Repository<DeviceEntity>,
    @InjectRepository(ChannelEntity) private readonly channels: Repository<ChannelEntity>,
    private readonly readDatabase: ReadDatabase,
  ) {
    super();
  }

  override async resolve(addresses: readonly ChannelAddress[]): Promise<number[]> {
    const ids = addresses.map((address) => this.known.get(keyOf(address)));
    if (!ids.includes(undefined)) return ids as number[];
    const fresh = await this.store(addresses.filter((_, index) => ids[index] === undefined));
    return addresses.map((address, index) => ids[index] ?? requireId(fresh, address));
  }

  override forget(): void {
    this.known.clear();
  }

  override async match(patterns: readonly ChannelPattern[], limit: number): Promise<MatchedChannel[]> {
    const found = new Map<number, MatchedChannel>();
    for (const pattern of patterns) {
      await this.matchOne(pattern, limit, found);
      if (found.size >= limit) break;
    }
    return [...found.values()];
  }

  override async find(channel: string, device?: string): Promise<KnownChannel[]> {
    const rows = await this.readDatabase.repository(ChannelEntity).find({
      where: { name: channel, ...(device !== undefined && { device: { name: device } }) },
      relations: { device: true },
    });
    return rows.map((row) => ({ id: row.id, device: row.device.name, unit: row.unit }));
  }

  /** Page by page, each with a turn of the event loop of its own: SQLite answers on it. */
  private async matchOne(pattern: ChannelPattern, limit: number, found: Map<number, MatchedChannel>): Promise<void> {
    const repository = this.readDatabase.repository(ChannelEntity);
    const mysql = repository.manager.dataSource.options.type === 'mysql';
    const device = nameCondition('device.name', pattern.device, mysql);
    const channel = nameCondition('channel.name', pattern.channel, mysql);
    const sql = `${SELECT_CHANNELS} WHERE ${device.sql} AND ${channel.sql} AND channel.id > ? ORDER BY channel.id LIMIT ?`;
    let after = 0;
    for (;;) {
      const parameters = [...device.parameters, ...channel.parameters, after, MATCHED_AT_ONCE];
      const page = await repository.query<MatchedChannel[]>(sql, parameters);
      for (const row of page) {
        if (found.size < limit && matchesChannel(pattern, row.device, row.channel)) found.set(row.id, { ...row });
      }
      const last = page.at(-1);
      if (last === undefined || page.length < MATCHED_AT_ONCE || found.size >= limit) return;
      after = last.id;
      await nextTurn();
    }
  }

  /** Makes what does not exist yet and answers the numbers by key; each insert lets an existing row be. */
  private async store(addresses: readonly ChannelAddress[]): Promise<Map<string, number>> {
    const wanted = new Map(addresses.map((address) => [keyOf(address), address]));
    const names = [...new Set(addresses.map(({ device }) => device))];
    await insertMissing(
      this.devices,
      names.map((name) => ({ name })),
    );
    const devices = await this.devices.findBy({ name: In(names) });
    const deviceIds = new Map(devices.map(({ id, name }) => [name, id]));
    const rows = [...wanted.values()].map(({ device, channel, unit }) => ({
      deviceId: requireId(deviceIds, device),
      name: channel,
      unit,
    }));
    await insertMissing(this.channels, rows);
    return this.load(devices, [...new Set(rows.map(({ name }) => name))]);
  }

  private async load(devices: readonly DeviceEntity[], names: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.channels.findBy({ deviceId: In(devices.map(({ id }) => id)), name: In([...names]) });
    const deviceNames = new Map(devices.map(({ id, name }) => [id, name]));
    const ids = new Map<string, number>();
    for (const { id, deviceId, name } of rows) {
      const key = keyOf({ device: deviceNames.get(deviceId) ?? '', channel: name });
      ids.set(key, id);
      this.known.set(key, id);
    }
    return ids;
  }
}

/** Device and channel as one text; a line feed can stand in neither. */
function keyOf({ device, channel }: Pick<ChannelAddress, 'device' | 'channel'>): string {
  return `${device}\n${channel}`;
}

function requireId(ids: ReadonlyMap<string, number>, wanted: ChannelAddress | string): number {
  const key = typeof wanted === 'string' ? wanted : keyOf(wanted);
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the database gave no row back for ${JSON.stringify(key)}`);
  return id;
}

async function insertMissing<Row extends { name: string }>(repository: Repository<Row & { id: number }>, rows: Row[]) {
  await repository
    .createQueryBuilder()
    .insert()
    .values(rows as never)
    .orIgnore()
    .updateEntity(false)
    .execute();
}
