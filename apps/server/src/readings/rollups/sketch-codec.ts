import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { PlaneReader, PlaneWriter } from './byte-planes.js';
import type { KeyedCounts, SketchBins } from './value-sketch.js';

/** First byte of a row: how the rest is to be read. */
const FORMAT = 1;

/** Bytes of a whole number, and of what stands before a column of them. */
const NUMBER_BYTES = 8;

/**
 * Sketches of one row as bytes: their places within the row, and their bins, as columns of whole numbers compressed by zstd.
 *
 * @param sketches by the index of their hour or day within the row
 */
export function encodeSketches(sketches: ReadonlyMap<number, SketchBins>): Uint8Array {
  const entries = [...sketches].sort(([one], [other]) => one - other);
  const parts = entries.flatMap(([, { positive, negative }]) => [positive, negative]);
  const bins = parts.reduce((sum, { keys }) => sum + keys.length, 0);
  const writer = new PlaneWriter(new Uint8Array((entries.length * 4 + bins * 2 + 8) * NUMBER_BYTES));
  writer.number16(entries.length);
  writer.integers(Float64Array.from(entries, ([index]) => index));
  writer.integers(Float64Array.from(entries, ([, { zeros }]) => zeros));
  writer.integers(Float64Array.from(parts, ({ keys }) => keys.length));
  const steps = parts.flatMap(({ keys }) => Array.from(keys, (key, index) => key - (keys[index - 1] ?? 0)));
  writer.integers(Float64Array.from(steps));
  writer.integers(Float64Array.from(parts.flatMap(({ counts }) => [...counts])));
  return Buffer.concat([Uint8Array.of(FORMAT), zstdCompressSync(writer.written)]);
}

/**
 * Reads what {@link encodeSketches} wrote.
 *
 * @throws Error where the bytes are none of sketches
 */
export function decodeSketches(bytes: Uint8Array): Map<number, SketchBins> {
  if (bytes[0] !== FORMAT) throw new Error(`a row of sketches has the unknown format ${String(bytes[0])}`);
  const reader = new PlaneReader(zstdDecompressSync(bytes.subarray(1)));
  const length = reader.number16();
  const indexes = reader.integers(length);
  const zeros = reader.integers(length);
  const sizes = reader.integers(2 * length);
  const bins = sizes.reduce((sum, size) => sum + size, 0);
  const steps = reader.integers(bins);
  const counts = reader.integers(bins);
  let at = 0;
  const part = (size: number): KeyedCounts => {
    const keys = new Int32Array(size);
    for (let index = 0, key = 0; index < size; index++) keys[index] = key += steps[at + index] ?? 0;
    at += size;
    return { keys, counts: counts.subarray(at - size, at) };
  };
  const sketches = new Map<number, SketchBins>();
  for (let entry = 0; entry < length; entry++) {
    const positive = part(sizes[2 * entry] ?? 0);
    const negative = part(sizes[2 * entry + 1] ?? 0);
    sketches.set(indexes[entry] ?? 0, { zeros: zeros[entry] ?? 0, positive, negative });
  }
  return sketches;
}
