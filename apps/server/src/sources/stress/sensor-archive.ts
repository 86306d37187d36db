import { Injectable } from '@nestjs/common';
import {
  parseIdentifier,
  parseNumeric,
  type Reading,
  SENSOR_CHANNELS,
  SENSOR_HISTORY_LIMIT,
  type SensorHistory,
} from '@tachograph/contracts';
import { parseInstant, SensorHistoryRequestDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { InvalidRequestError, toFieldErrors } from '../../platform/errors/index.js';
import { type HistoryRange, ReadingHistory } from '../../readings/index.js';
import { toSensorRecords } from './sensor-record.js';

const { hr, temp, eda, stress, confidence } = SENSOR_CHANNELS;

/** What a record has besides its heart rate; whether it set off an alert is no part of it. */
const OTHER_CHANNELS = [temp, eda, stress, confidence];

/** Records of the same range of time that may be committed between one question to the database and the next. */
const MEANWHILE_MAX = 1_000;

/** Answers what sensors had stored, in the older clients' terms. */
@Injectable()
export class SensorArchive {
  constructor(private readonly readings: ReadingHistory) {}

  /**
   * The last records of a range, newest first.
   *
   * @param request any JSON value; nothing at all asks for the last 100
   * @throws InvalidRequestError naming each bad field; HistoryUnavailableError if the database does not answer
   */
  async history(request: unknown): Promise<SensorHistory> {
    const { limit, start_date, end_date, device_id } = check(request);
    const range = {
      device: parseIdentifier(device_id),
      from: parseInstant(start_date, 'start'),
      to: parseInstant(end_date, 'end'),
      limit: parseNumeric(limit) ?? SENSOR_HISTORY_LIMIT.default,
    };
    const data = toSensorRecords(await this.readingsOf(range))
      .map(({ record }) => record)
      .reverse();
    return { count: data.length, data };
  }

  /**
   * What the records of a range are made of. The heart rates say which records these are: questions for all channels at once
   * would each be answered at an instant of its own, and what is committed in between would tear the records apart.
   */
  private async readingsOf(range: Omit<HistoryRange, 'channel'>): Promise<Reading[]> {
    const first = await this.readings.last({ ...range, channel: hr.name });
    if (first.length === 0) return [];
    const within = {
      ...range,
      from: first.at(0)?.takenAt,
      to: first.at(-1)?.takenAt,
      limit: range.limit + MEANWHILE_MAX,
    };
    const others = OTHER_CHANNELS.map(({ name }) => this.readings.last({ ...within, channel: name }));
    return [...first, ...(await Promise.all(others)).flat()];
  }
}

function check(request: unknown): SensorHistoryRequestDto {
  const content = request ?? {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    const message = 'ask with an object such as {"limit": 100, "start_date": "2026-11-21"}, or with nothing';
    throw new InvalidRequestError([{ path: '', message }]);
  }
  const { limit, start_date, end_date, device_id } = content as SensorHistoryRequestDto;
  const fields = { limit, start_date, end_date, device_id };
  const checked = Object.assign(new SensorHistoryRequestDto(), withoutEmpty(fields));
  const errors = toFieldErrors(validateSync(checked));
  if (errors.length > 0) throw new InvalidRequestError(errors);
  return checked;
}

/** Pages send the fields of a form that were left empty. */
function withoutEmpty(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
