import { EXPORT_CHANNELS_MAX, parseChannelPattern, type TimeSpan } from '@tachograph/contracts';
import { type ExportQueryDto, parseInstant, parseTimeSpan } from '@tachograph/contracts/dto';
import { InvalidRequestError } from '../../../platform/errors/index.js';
import type { MatchedChannel } from '../../../devices/index.js';
import { byName, requireTime } from '../../history/asked-channels.js';
import type { RawPlace } from '../../history/raw-reader.js';
import type { ExportRequest } from './export-request.js';

/** The place behind which an export goes on. */
interface Cursor {
  readonly device: string;
  readonly channel: string;
  readonly place: RawPlace;
}

/**
 * What a query means.
 *
 * @param found the channels that its patterns mean, one more than may be at most
 * @param now milliseconds since 1970, UTC
 * @throws InvalidRequestError that names the parameter
 */
export function requestOf(query: ExportQueryDto, found: readonly MatchedChannel[], now: number): ExportRequest {
  if (found.length > EXPORT_CHANNELS_MAX) {
    const message = `channels must mean at most ${EXPORT_CHANNELS_MAX} channels; export them in parts`;
    throw new InvalidRequestError([{ path: 'channels', message }]);
  }
  const { format, resolution, timeZone } = query;
  const sorted = found.toSorted(byName);
  const request = { span: spanOf(query, now), format, resolution, timeZone, ...boundsOf(query) };
  if (query.cursor === undefined) return { ...request, channels: sorted, continued: false };
  const cursor = cursorOf(query.cursor);
  const channels = sorted.filter((channel) => byName(channel, cursor) >= 0);
  const [first] = channels;
  const within = first !== undefined && byName(first, cursor) === 0;
  return { ...request, channels, continued: true, ...(within && { after: cursor.place }) };
}

function spanOf(query: ExportQueryDto, now: number): TimeSpan {
  const span = parseTimeSpan(query, now);
  requireTime(span);
  return span;
}

/** Of what is rolled up there is no value to bound. */
function boundsOf({ resolution, least, most }: ExportQueryDto): Pick<ExportRequest, 'least' | 'most'> {
  if (resolution !== 'raw' && (least !== undefined || most !== undefined)) {
    const path = least === undefined ? 'most' : 'least';
    throw new InvalidRequestError([{ path, message: `${path} must be sent without resolution, or with raw` }]);
  }
  return { least: least ?? -Infinity, most: most ?? Infinity };
}

/** `car-7/speed@2026-11-21T14:03:11.000Z,16777217`; without an id behind all readings of that instant. */
function cursorOf(text: string): Cursor {
  const at = text.lastIndexOf('@');
  const comma = text.indexOf(',', at);
  const pattern = parseChannelPattern(text.slice(0, Math.max(at, 0)));
  const takenAt = parseInstant(text.slice(at + 1, comma < 0 ? undefined : comma));
  const id = comma < 0 ? Number.MAX_SAFE_INTEGER : Number(text.slice(comma + 1) || NaN);
  const [device, channel] = [pattern?.device, pattern?.channel];
  if (device?.length === 1 && channel?.length === 1 && takenAt !== undefined && Number.isSafeInteger(id)) {
    return { device: device[0] ?? '', channel: channel[0] ?? '', place: { takenAt, id } };
  }
  const message =
    'cursor must be the last row that is there, such as car-7/speed@2026-11-21T14:03:11.000Z,16777217 (a + of the time as %2B)';
  throw new InvalidRequestError([{ path: 'cursor', message }]);
}
