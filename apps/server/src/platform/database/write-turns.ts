import { Injectable } from '@nestjs/common';
import { Settings } from '../config/index.js';

/**
 * Turns at writing to the database. SQLite has one connection for writing: what begins a transaction while another one's is
 * open would be part of it. Whoever writes within this process takes a turn first; those who wait get theirs in order. On MySQL each
 * transaction has a connection of its own, and every turn begins at once.
 */
@Injectable()
export class WriteTurns {
  private last: Promise<unknown> | undefined;
  private readonly needed: boolean;

  constructor({ database }: Settings) {
    this.needed = database.kind === 'sqlite';
  }

  /** Does the work when it is its turn. A turn that nobody waits for begins at once. */
  take<T>(work: () => Promise<T>): Promise<T> {
    if (!this.needed) return work();
    const turn = this.last === undefined ? work() : this.last.then(work, work);
    this.last = turn;
    const end = () => {
      if (this.last === turn) this.last = undefined;
    };
    turn.then(end, end);
    return turn;
  }
}
