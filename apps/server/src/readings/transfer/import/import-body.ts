import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BrokenFileError, ImportFileError } from './errors.js';

/** Milliseconds without a byte after which a file counts as broken off: others wait for their turn. */
const SILENCE_MS = 60_000;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/**
 * The bytes of a file that is being received, no faster than they are taken. One that was packed with gzip, by whoever sends it or on its way, is
 * unpacked. Leaving it early leaves the request as it is, so that it can be answered.
 *
 * @throws BrokenFileError where it breaks off or can't be unpacked, ImportFileError for another packing
 */
export async function* fileBytes(request: IncomingMessage): AsyncGenerator<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) {
    const message = `the file was not read, since its Content-Encoding is ${encoding}; gzip or none is accepted`;
    throw new ImportFileError('Content-Encoding', message);
  }
  request.setTimeout(SILENCE_MS, () => request.destroy(new Error('nothing came any more')));
  const chunks = chunksOf(request)[Symbol.asyncIterator]();
  try {
    const first = await chunks.next();
    await chunks.return?.();
    if (first.done === true) return;
    // Put back, so that whoever reads on begins with it.
    request.unshift(first.value);
    yield* first.value.subarray(0, 2).equals(GZIP_MAGIC) ? unpacked(request) : chunksOf(request);
  } catch (error) {
    throw new BrokenFileError(`the file broke off: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    request.setTimeout(0);
  }
}

/** The chunks of a stream, which is not destroyed where they are left early: its answer goes over the same socket. */
function chunksOf(stream: Readable): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> };
}

async function* unpacked(request: IncomingMessage): AsyncGenerator<Buffer> {
  const unpacker = createGunzip();
  // A pipe does not pass it on when its source breaks off.
  const forget = finished(request, { writable: false }, (error) => {
    if (error) unpacker.destroy(error);
  });
  try {
    yield* chunksOf(request.pipe(unpacker));
  } finally {
    forget();
    request.unpipe(unpacker);
    unpacker.destroy();
  }
}
