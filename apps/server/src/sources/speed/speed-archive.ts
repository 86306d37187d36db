import { Injectable } from '@nestjs/common';
import { parseIdentifier, SPEED_CHANNEL, type SpeedHistory } from '@tachograph/contracts';
import { parseInstant, type SpeedHistoryQueryDto } from '@tachograph/contracts/dto';
import { ReadingHistory } from '../../readings/index.js';
import { toSpeedEntry } from './speed-entry.js';

/** Answers what was stored, in the older clients' terms. */
@Injectable()
export class SpeedArchive {
  constructor(private readonly readings: ReadingHistory) {}

  async history({ limit, from, to, device_id }: SpeedHistoryQueryDto): Promise<SpeedHistory> {
    const readings = await this.readings.last({
      channel: SPEED_CHANNEL.name,
      device: parseIdentifier(device_id),
      from: parseInstant(from, 'start'),
      to: parseInstant(to, 'end'),
      limit,
    });
    return { count: readings.length, data: readings.map(toSpeedEntry) };
  }
}
