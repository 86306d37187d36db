import type { IncomingMessage } from 'node:http';
import { finished, type Duplex, type Readable } from 'node:stream';
import { MIMEType } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BatchTooLargeError, BrokenBodyError, UnreadableBodyError } from './errors.js';

const JSON_TYPE = 'application/json';
const LINE_TYPES: readonly string[] = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

const UNPACKERS = new Map<string, () => Duplex>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** A body that is being received. */
export interface BatchBody {
  /** Whether it has one item a line. */
  readonly lines: boolean;
  /**
   * Its bytes as they come, unpacked. Leaving them early leaves the request as it is, so that it can be answered.
   *
   * @throws BatchTooLargeError past the limit, BrokenBodyError where it breaks off or can't be unpacked
   */
  readonly chunks: AsyncIterable<Buffer>;
}

/**
 * Looks at a request's headers. A page of a foreign origin may send plain text, or what has no type, to anyone unasked: what is
 * not called JSON is not read.
 *
 * @param maxBytes of the body, once unpacked
 * @throws UnreadableBodyError for a type, charset or encoding that is not taken, BatchTooLargeError
 */
export function openBody(request: IncomingMessage, maxBytes: number): BatchBody {
  const lines = hasLines(request.headers['content-type']);
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') {
    if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
    return { lines, chunks: limited(received(request), maxBytes) };
  }
  const unpacker = UNPACKERS.get(encoding);
  if (unpacker === undefined) {
    throw new UnreadableBodyError(
      `the body was not read, since its Content-Encoding is ${encoding}; gzip, deflate, br or none is accepted`,
    );
  }
  return { lines, chunks: limited(unpacked(request, unpacker()), maxBytes) };
}

/** Reads what is left of a body and drops it, up to a limit: a client that sends all before it reads gets its answer. */
export async function readOff(request: IncomingMessage, maxBytes: number): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of received(request)) {
      bytes += chunk.length;
      if (bytes > maxBytes) break;
    }
  } catch {
    // Nobody is there any more.
  }
  request.resume();
}

function hasLines(header: string | undefined): boolean {
  const type = parseType(header);
  const lines = LINE_TYPES.includes(type?.essence ?? '');
  if (type === undefined || (!lines && type.essence !== JSON_TYPE)) {
    throw new UnreadableBodyError(
      `the body was not read, since its Content-Type is ${header ?? 'none'}; ${JSON_TYPE} (one reading or an array) or ${LINE_TYPES.join(', ')} (one a line) is accepted`,
    );
  }
  const charset = type.params.get('charset') ?? 'utf-8';
  if (/^utf-?8$/i.test(charset)) return lines;
  throw new UnreadableBodyError(`the body was not read, since its charset is ${charset}; UTF-8 is accepted`);
}

function parseType(header: string | undefined): MIMEType | undefined {
  try {
    return new MIMEType(header ?? '');
  } catch {
    return undefined;
  }
}

async function* limited(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function tooLarge(maxBytes: number): BatchTooLargeError {
  return new BatchTooLargeError(`the body has more than ${maxBytes} bytes; send it in parts`);
}

/** The chunks of a stream, which is not destroyed where they are left early: its answer goes over the same socket. */
function chunksOf(stream: Readable): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> };
}

async function* received(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* chunksOf(request);
  } catch {
    throw new BrokenBodyError('the body broke off');
  }
}

async function* unpacked(request: IncomingMessage, unpacker: Duplex): AsyncGenerator<Buffer> {
  // A pipe does not pass it on when its source breaks off.
  const forget = finished(request, { writable: false }, (error) => {
    if (error) unpacker.destroy(error);
  });
  try {
    yield* chunksOf(request.pipe(unpacker));
  } catch (error) {
    throw new BrokenBodyError(`the body can't be unpacked: ${error instanceof Error ? error.message : 'it broke off'}`);
  } finally {
    forget();
    request.unpipe(unpacker);
    unpacker.destroy();
  }
}
