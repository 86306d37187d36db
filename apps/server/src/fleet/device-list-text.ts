import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Device, DeviceList } from '@tachograph/contracts';

/** Devices written before others have a turn. */
const DEVICES_PER_TURN = 200;

/** The JSON text of a `DeviceList`, in pieces: as one it would hold up everyone where there are very many devices. */
export function deviceListText({ count, data }: DeviceList): Readable {
  return Readable.from(pieces(count, data), { objectMode: false });
}

async function* pieces(count: number, devices: readonly Device[]): AsyncGenerator<string> {
  yield `{"count":${count},"data":[`;
  for (let at = 0; at < devices.length; at += DEVICES_PER_TURN) {
    if (at > 0) await nextTurn();
    const part = devices.slice(at, at + DEVICES_PER_TURN);
    yield `${at > 0 ? ',' : ''}${JSON.stringify(part).slice(1, -1)}`;
  }
  yield ']}';
}
