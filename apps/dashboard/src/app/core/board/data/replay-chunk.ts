import type { Reading, Series, TimeSpan } from '@tachograph/contracts';
import type { BoardApi } from '../../api/board-api';
import type { Moment } from './channel-book';

/** Readings of one chunk at most. */
const READINGS_MAX = 5_000;
/** So many readings a second of playing are shown one by one at most, and so many sums a second else. */
const EACH_MAX = 2_500;
const SUMS_PER_SECOND = 4;
/** So long, in seconds of playing, is a chunk of sums. */
const SUMS_SECONDS = 8;
/** How long a chunk is, milliseconds: at first, and of a silent recording. */
const STRETCH_MS = { first: 5_000, most: 86_400_000 };

/** A stretch of a recording: everything that was taken in it, in the order in which it is shown. */
export interface Chunk extends TimeSpan {
  readonly moments: readonly Moment[];
  /** Width of its sums, milliseconds; 0 where there are none. */
  readonly width: number;
}

/** Reads a recording stretch by stretch: each reading, or, where they are more than could be told apart, what they sum up to. */
export class ChunkReader {
  private stretch = STRETCH_MS.first;
  private isDense = false;
  private lastId = 0;

  constructor(
    private readonly api: BoardApi,
    private readonly channels: readonly string[],
  ) {}

  /**
   * The next chunk.
   * @param span from where it begins until where it ends at the latest, milliseconds since 1970
   * @param speed seconds of the recording a second
   */
  async read(span: TimeSpan, speed: number, superseded: AbortSignal): Promise<Chunk> {
    return (this.isDense ? undefined : await this.each(span, speed, superseded)) ?? this.sums(span, speed, superseded);
  }

  /** Undefined where they are too many. */
  private async each({ from, to }: TimeSpan, speed: number, superseded: AbortSignal): Promise<Chunk | undefined> {
    const least = (READINGS_MAX / EACH_MAX) * speed * 1_000;
    for (;;) {
      const end = Math.min(to, from + Math.ceil(this.stretch));
      const { data, isAll } = await this.api.readings(this.channels, { from, to: end - 1 }, READINGS_MAX, superseded);
      if (isAll) {
        this.isDense = data.length * speed * 1_000 > EACH_MAX * (end - from);
        this.stretch = Math.min(STRETCH_MS.most, this.stretch * Math.min(4, READINGS_MAX / 4 / (data.length + 1)));
        return { from, to: end, moments: data.map((reading) => ({ reading })), width: 0 };
      }
      if (this.stretch <= least) {
        this.isDense = true;
        return undefined;
      }
      this.stretch = Math.max(least, this.stretch / 4);
    }
  }

  private async sums({ from, to }: TimeSpan, speed: number, superseded: AbortSignal): Promise<Chunk> {
    const end = Math.min(to, from + Math.ceil(SUMS_SECONDS * speed * 1_000));
    const points = SUMS_SECONDS * SUMS_PER_SECOND;
    const { series } = await this.api.series(this.channels, { from, to: end }, points, superseded);
    const count = series.reduce((sum, each) => sum + each.count, 0);
    this.isDense = 2 * count * speed * 1_000 > EACH_MAX * (end - from);
    const moments = series.flatMap((each) => this.momentsOf(each, { from, to: end }));
    moments.sort((a, b) => a.reading.takenAt - b.reading.takenAt);
    return { from, to: end, moments, width: Math.max(...moments.map(({ bucket }) => bucket?.width ?? 0), 0) };
  }

  private momentsOf({ points, ...channel }: Series, { from, to }: TimeSpan): Moment[] {
    if (points.kind === 'raw') {
      return points.time.map((time, place) => ({ reading: this.reading(channel, time, points.value[place] ?? 0) }));
    }
    const { resolution: width, count, min, max, mean, first, last } = points;
    const at = (column: readonly number[], place: number) => column[place] ?? 0;
    return points.time.map((time, place) => ({
      // What is summed up is shown once all of it has been.
      reading: this.reading(channel, Math.min(time + width, to) - 1, at(last, place)),
      bucket: {
        ...{ at: Math.max(time, from), width, count: at(count, place), min: at(min, place), max: at(max, place) },
        ...{ mean: at(mean, place), first: at(first, place), last: at(last, place) },
      },
    }));
  }

  /** Sums have no ids: theirs only tell them apart. */
  private reading({ device, channel, unit }: Omit<Series, 'points'>, takenAt: number, value: number): Reading {
    this.lastId -= 1;
    return { id: this.lastId, device, channel, unit, value, takenAt, receivedAt: takenAt, clock: 'device' };
  }
}
