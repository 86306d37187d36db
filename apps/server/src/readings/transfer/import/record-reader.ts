import {
  IDENTIFIER_MAX_LENGTH,
  type ImportProblem,
  parseIdentifier,
  parseNumeric,
  parseUnit,
  UNIT_MAX_LENGTH,
} from '@tachograph/contracts';
import { CHANNEL, DEVICE, type ImportPlan, TIME, UNIT, VALUES } from './import-columns.js';
import type { ImportTimes } from './import-times.js';

const YEAR_2000 = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const SHOWN_MAX = 60;

/** A record of a file. */
export interface FileRecord {
  /** The line, or the number of the record, counted from 1. */
  readonly row: number;
  /** In the order of the plan: time, device, channel, unit, values; undefined where the file has no such column. */
  readonly cells: readonly unknown[];
  /** Why it could not be taken apart into cells, and what is accepted. */
  readonly fault?: string;
}

/** A reading of a file. */
export interface ImportedReading {
  /** Of its record. */
  readonly row: number;
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  readonly value: number;
  /** Milliseconds since 1970, UTC. */
  readonly takenAt: number;
}

type Problem = Omit<ImportProblem, 'row'>;

/** What the readings of a record share. */
type Moment = Pick<ImportedReading, 'row' | 'device' | 'takenAt'>;

/** Reads what the records of one file mean. */
export class RecordReader {
  private readonly wide: boolean;
  /** Of times taken, milliseconds since 1970, UTC. */
  private readonly latest: number;

  /** @param now milliseconds since 1970, UTC */
  constructor(
    private readonly plan: ImportPlan,
    private readonly times: ImportTimes,
    private readonly decimalComma: boolean,
    now: number,
  ) {
    this.wide = plan.values.some(({ channel }) => channel !== undefined);
    this.latest = now + DAY_MS;
  }

  /** @returns the readings of a record, all of them right, or what is wrong with it */
  read({ row, cells, fault }: FileRecord): ImportedReading[] | Problem {
    if (fault !== undefined) return { field: 'record', message: fault };
    const takenAt = this.times.parse(cells[TIME]);
    if (takenAt === undefined)
      return problem('time', cells[TIME], 'a time as the parameters say, such as 2026-11-21T14:03:11Z');
    if (takenAt < YEAR_2000 || takenAt > this.latest) {
      return problem('time', cells[TIME], 'a time from the year 2000 on, and not more than a day ahead');
    }
    const { fixed } = this.plan;
    const device = cells[DEVICE] === undefined ? fixed.device : parseIdentifier(cells[DEVICE]);
    if (device === undefined) return problem('device', cells[DEVICE], NAME);
    return this.wide ? this.readWide(cells, { row, device, takenAt }) : this.readOne(cells, { row, device, takenAt });
  }

  private readOne(cells: readonly unknown[], moment: Moment): ImportedReading[] | Problem {
    const { fixed } = this.plan;
    const channel = cells[CHANNEL] === undefined ? fixed.channel : parseIdentifier(cells[CHANNEL]);
    if (channel === undefined) return problem('channel', cells[CHANNEL], NAME);
    const unit = isEmpty(cells[UNIT]) ? fixed.unit : parseUnit(cells[UNIT]);
    if (unit === undefined) return problem('unit', cells[UNIT], `a text of at most ${UNIT_MAX_LENGTH} characters`);
    const value = this.valueOf(cells[VALUES]);
    if (value === undefined) return problem('value', cells[VALUES], NUMBER);
    return [{ ...moment, channel, unit, value }];
  }

  /** A cell without anything in it is no reading. */
  private readWide(cells: readonly unknown[], moment: Moment): ImportedReading[] | Problem {
    const readings: ImportedReading[] = [];
    for (const [index, { column, channel = '', unit = '' }] of this.plan.values.entries()) {
      const cell = cells[VALUES + index];
      if (isEmpty(cell)) continue;
      const value = this.valueOf(cell);
      if (value === undefined) return problem(column, cell, NUMBER);
      readings.push({ ...moment, channel, unit, value });
    }
    return readings;
  }

  private valueOf(cell: unknown): number | undefined {
    if (typeof cell === 'bigint') return Number(cell);
    if (!this.decimalComma || typeof cell !== 'string') return parseNumeric(cell);
    return parseNumeric(cell.replaceAll('.', '').replace(',', '.'));
  }
}

const NAME = `a text of 1 to ${IDENTIFIER_MAX_LENGTH} characters without control characters`;
const NUMBER = 'a number';

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function problem(field: string, cell: unknown, accepted: string): Problem {
  if (isEmpty(cell)) return { field, message: `${field} must be ${accepted}, but there is none` };
  const shown = (JSON.stringify(cell, withoutBigInts) as string | undefined)?.slice(0, SHOWN_MAX) ?? 'of another kind';
  return { field, message: `${field} must be ${accepted}, but is ${shown}` };
}

/** JSON has none. */
function withoutBigInts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
