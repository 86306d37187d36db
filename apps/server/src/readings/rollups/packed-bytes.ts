import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** First byte of what is packed: how the rest is to be read. */
const FORMAT = 1;

/** Bytes as they are stored: compressed, after a byte that tells the format. In a buffer of their own, so that a copy to another thread takes nothing else. */
export function pack(bytes: Uint8Array): Uint8Array {
  const compressed = zstdCompressSync(bytes);
  const packed = new Uint8Array(compressed.length + 1);
  packed[0] = FORMAT;
  packed.set(compressed, 1);
  return packed;
}

/** @throws Error where the bytes are none that {@link pack} made */
export function unpack(packed: Uint8Array): Uint8Array {
  if (packed[0] !== FORMAT) throw new Error(`rollups of the unknown format ${String(packed[0])}`);
  return zstdDecompressSync(packed.subarray(1));
}
