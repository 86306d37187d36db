import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reading } from '@tachograph/contracts';

/** Readings written before others have a turn. */
const READINGS_PER_TURN = 1_000;

/** The JSON text of `LatestReadings`, in pieces: as one it would hold up everyone where there are very many channels. */
export function latestText(readings: readonly Reading[]): Readable {
  return Readable.from(pieces(readings.toSorted(byAddress)), { objectMode: false });
}

async function* pieces(readings: readonly Reading[]): AsyncGenerator<string> {
  yield `{"count":${readings.length},"data":[`;
  for (let at = 0; at < readings.length; at += READINGS_PER_TURN) {
    if (at > 0) await nextTurn();
    const part = readings.slice(at, at + READINGS_PER_TURN);
    yield `${at > 0 ? ',' : ''}${JSON.stringify(part).slice(1, -1)}`;
  }
  yield ']}';
}

function byAddress(a: Reading, b: Reading): number {
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  return 0;
}
