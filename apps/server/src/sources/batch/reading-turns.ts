import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds for which one body is read before others have their turn. */
const TURN_MS = 10;

/** Reads the pieces of one body, with a turn of the event loop for everyone else whenever that has taken a while. */
export class ReadingTurns {
  private since = performance.now();

  async read<Piece, Item>(pieces: Iterable<Piece>, read: (piece: Piece) => Item | undefined): Promise<Item[]> {
    const items: Item[] = [];
    for (const piece of pieces) {
      const item = read(piece);
      if (item !== undefined) items.push(item);
      if (performance.now() - this.since < TURN_MS) continue;
      await nextTurn();
      this.since = performance.now();
    }
    return items;
  }
}
