import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeviceProfile, DeviceProfileChange } from '@tachograph/contracts';
import { DataSource } from 'typeorm';
import { ReadDatabase, VersionConflictError, WriteTurns } from '../../platform/database/index.js';
import { DeviceProfileEntity } from '../device-profile.entity.js';
import { DeviceEntity } from '../device.entity.js';
import { DeviceNotFoundError } from '../errors.js';

/** A device that reported, and what people say of it. */
export interface ProfiledDevice {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly profile: DeviceProfile;
}

interface Row {
  id: number;
  name: string;
  title: string | null;
  description: string | null;
  group_name: string | null;
  labels: string | null;
  time_zone: string | null;
  archived: number | null;
  version: number | null;
}

/** Devices that one question answers: SQLite answers on the event loop. */
const DEVICES_AT_ONCE = 2_000;

/** The version of a profile of which nothing was ever said. */
const FIRST_VERSION = 1;

const SELECT = `SELECT device.id AS id, name, title, description, group_name, labels, time_zone, archived, version
  FROM device LEFT JOIN device_profile ON device_profile.device_id = device.id`;

/** Every device that reported, with what people say of it. */
@Injectable()
export class DeviceProfiles {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly committed: ReadDatabase,
    private readonly turns: WriteTurns,
  ) {}

  /** All of them, in any order. */
  async all(): Promise<ProfiledDevice[]> {
    const devices: ProfiledDevice[] = [];
    for (let after = 0; ;) {
      const rows = await this.select(`WHERE device.id > ? ORDER BY device.id LIMIT ${DEVICES_AT_ONCE}`, after);
      devices.push(...rows.map(toDevice));
      const last = rows.at(-1);
      if (last === undefined || rows.length < DEVICES_AT_ONCE) return devices;
      after = last.id;
      await nextTurn();
    }
  }

  async find(name: string): Promise<ProfiledDevice | undefined> {
    const [row] = await this.select('WHERE name = ?', name);
    return row === undefined ? undefined : toDevice(row);
  }

  /**
   * Puts a profile in the place of that of a version.
   *
   * @throws DeviceNotFoundError where no such device ever reported
   * @throws VersionConflictError where the version is not the current one
   */
  async change(name: string, { version, ...profile }: DeviceProfileChange): Promise<void> {
    const device = await this.find(name);
    if (device === undefined) throw new DeviceNotFoundError(name);
    const next = { ...toColumns(profile), version: version + 1 };
    const isDone = await this.turns.take(async () => {
      const profiles = this.database.getRepository(DeviceProfileEntity);
      if ((await profiles.update({ deviceId: device.id, version }, next)).affected === 1) return true;
      return version === FIRST_VERSION && (await this.insert({ deviceId: device.id, ...next }));
    });
    if (!isDone)
      throw new VersionConflictError('the profile', version, (await this.find(name))?.version ?? FIRST_VERSION);
  }

  /** @returns whether there was none, of several who try at once to one alone */
  private async insert({ deviceId, group, timeZone, ...row }: DeviceProfileEntity): Promise<boolean> {
    const { type } = this.database.options;
    const values = { device_id: deviceId, group_name: group, time_zone: timeZone, ...row };
    const places = Object.keys(values).map(() => '?');
    const sql = `INSERT ${type === 'mysql' ? 'IGNORE' : 'OR IGNORE'} INTO device_profile
      (${Object.keys(values).join()}) VALUES (${places.join()})`;
    const runner = this.database.createQueryRunner();
    try {
      return (await runner.query(sql, Object.values(values), true)).affected === 1;
    } finally {
      await runner.release();
    }
  }

  private select(tail: string, parameter: string | number): Promise<Row[]> {
    return this.committed.repository(DeviceEntity).query<Row[]>(`${SELECT} ${tail}`, [parameter]);
  }
}

function toColumns({ labels, archived, ...texts }: DeviceProfile) {
  return { ...texts, labels: JSON.stringify(labels), archived: archived ? 1 : 0 };
}

function toDevice(row: Row): ProfiledDevice {
  return {
    id: row.id,
    name: row.name,
    version: row.version ?? FIRST_VERSION,
    profile: {
      title: row.title ?? '',
      description: row.description ?? '',
      group: row.group_name ?? '',
      labels: JSON.parse(row.labels ?? '[]') as string[],
      timeZone: row.time_zone ?? '',
      archived: row.archived === 1,
    },
  };
}
