import type { LivePosition } from '@tachograph/contracts';
import type { Frame } from './reading-frames.js';

/** Chunks that are kept encoded. */
const KEPT_MAX = 64;

/** What follows a place in a stream: as much as is sent at once. */
export interface Chunk {
  /** None where nothing of the stream is in it. */
  readonly frame: Frame | undefined;
  readonly end: LivePosition;
}

/**
 * The last chunks that someone who catches up was sent: a thousand who come back from the same place get the same ones, which
 * are encoded once.
 */
export class KeptChunks {
  private readonly chunks = new Map<string, Chunk>();

  /** @param key what the chunk follows from: its stream, its place, and where it is from */
  find(key: string): Chunk | undefined {
    return this.chunks.get(key);
  }

  keep(key: string, chunk: Chunk): void {
    this.chunks.set(key, chunk);
    if (this.chunks.size <= KEPT_MAX) return;
    for (const oldest of this.chunks.keys()) {
      this.chunks.delete(oldest);
      return;
    }
  }

  /** Lets go of all: whoever comes back next was most likely elsewhere. */
  clear(): void {
    this.chunks.clear();
  }
}
