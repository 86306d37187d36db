import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { ReadDatabase, WriteTurns } from '../../platform/database/index.js';
import { DeviceTrafficEntity } from './device-traffic.entity.js';

/** Devices of one transaction or question at most: a few milliseconds of the event loop on SQLite. */
export const TRAFFIC_ROWS_AT_ONCE = 512;

/** What is new of a device since the last time that it was saved. */
export interface TrafficNews {
  readonly device: string;
  readonly since: number;
  readonly readings: number;
  readonly duplicates: number;
  readonly late: number;
  readonly lastReceived: number | null;
  readonly clockOffset: number | null;
}

const INTO = 'INSERT INTO device_traffic (device_id, since, readings, duplicates, late, last_received, clock_offset)';

const COUNTS = ['readings', 'duplicates', 'late'];
const STATES = ['last_received', 'clock_offset'];

const ADD_SQLITE = `ON CONFLICT (device_id) DO UPDATE SET ${[
  ...COUNTS.map((column) => `${column} = ${column} + excluded.${column}`),
  ...STATES.map((column) => `${column} = COALESCE(excluded.${column}, ${column})`),
].join()}`;

const ADD_MYSQL = `ON DUPLICATE KEY UPDATE ${[
  ...COUNTS.map((column) => `${column} = ${column} + VALUES(${column})`),
  ...STATES.map((column) => `${column} = COALESCE(VALUES(${column}), ${column})`),
].join()}`;

/** The table of how devices send. */
@Injectable()
export class TrafficTable {
  private readonly tail: string;

  constructor(
    @InjectRepository(DeviceTrafficEntity) private readonly rows: Repository<DeviceTrafficEntity>,
    private readonly committed: ReadDatabase,
    private readonly turns: WriteTurns,
  ) {
    this.tail = rows.manager.dataSource.options.type === 'mysql' ? ADD_MYSQL : ADD_SQLITE;
  }

  /** The rows of these devices, in any order; at most {@link TRAFFIC_ROWS_AT_ONCE}. */
  read(deviceIds: readonly number[]): Promise<DeviceTrafficEntity[]> {
    return this.committed.repository(DeviceTrafficEntity).findBy({ deviceId: In([...deviceIds]) });
  }

  /**
   * Adds what is new of devices, at most {@link TRAFFIC_ROWS_AT_ONCE}, in one transaction.
   *
   * @returns the names of those that it was added to: one whose readings wait in the journal is not in the database yet
   */
  async add(news: readonly TrafficNews[]): Promise<Set<string>> {
    const sql = `SELECT id, name FROM device WHERE name IN (${Array(news.length).fill('?').join()})`;
    const names = news.map(({ device }) => device);
    const found = await this.committed
      .repository(DeviceTrafficEntity)
      .query<{ id: number; name: string }[]>(sql, names);
    const ids = new Map(found.map(({ id, name }) => [name, id]));
    const values = news.flatMap(({ device, ...row }) => {
      const id = ids.get(device);
      return id === undefined ? [] : [[id, ...columns(row)]];
    });
    const places = values.map(() => '(?,?,?,?,?,?,?)').join();
    if (values.length > 0)
      await this.turns.take(() => this.rows.query(`${INTO} VALUES ${places} ${this.tail}`, values.flat()));
    return new Set(ids.keys());
  }
}

function columns({ since, readings, duplicates, late, lastReceived, clockOffset }: Omit<TrafficNews, 'device'>) {
  return [since, readings, duplicates, late, lastReceived, clockOffset];
}
