import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { WriteTurns } from '../../platform/database/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import { ReadingJournal } from '../journal/reading-journal.js';
import { type Epoch, ReadingIds } from '../write/reading-ids.js';
import { BLOCK_SIZE, epochName } from './reading-id-blocks.js';
import { ReadingIdBlockEntity } from './reading-id-block.entity.js';

/** With fewer ids than this left, the next block is reserved. */
const RESERVE_BELOW = BLOCK_SIZE / 4;

const RESERVE_DEADLINE_MS = 2_000;

/** Takes blocks of ids from the database (the hi/lo scheme): unique over processes without a round trip a reading. */
@Injectable()
export class TypeormReadingIds extends ReadingIds implements OnModuleInit {
  override epoch: Epoch = { name: '', startedAt: 0, firstId: 0 };
  private next = 0;
  private end = 0;
  /** The first id of the block after this one, once it is reserved. */
  private following: number | undefined;

  constructor(
    @InjectRepository(ReadingIdBlockEntity) private readonly blocks: Repository<ReadingIdBlockEntity>,
    private readonly clock: Clock,
    private readonly journal: ReadingJournal,
    private readonly turns: WriteTurns,
  ) {
    super();
  }

  /** At the start, while the database is there: ids must not run out when it goes away. */
  async onModuleInit(): Promise<void> {
    const startedAt = this.clock.now();
    this.begin(await this.reserve(startedAt));
    const name = epochName({ block: this.next / BLOCK_SIZE, reservedAt: startedAt });
    this.epoch = { name, startedAt, firstId: this.next };
  }

  override async take(count: number): Promise<number> {
    if (this.next + count > this.end) this.begin(this.following ?? (await this.turns.take(() => this.reserveInTime())));
    const first = this.next;
    this.next += count;
    return first;
  }

  override async reserveAhead(): Promise<void> {
    if (this.following !== undefined || this.end - this.next > RESERVE_BELOW) return;
    this.following = await this.reserveInTime();
  }

  private begin(first: number): void {
    this.next = first;
    this.end = first + BLOCK_SIZE;
    this.following = undefined;
  }

  private reserveInTime(): Promise<number> {
    return withinDeadline(this.reserve(this.clock.now()), RESERVE_DEADLINE_MS);
  }

  private async reserve(reservedAt: number): Promise<number> {
    const block = await this.insert({ reservedAt });
    // A database that was put in the place of another, or back to an older state, counts from where it was. Ids must grow all
    // the same: the journal holds readings in their order.
    const least = Math.floor(Math.max(this.end - 1, this.journal.lastId) / BLOCK_SIZE) + 1;
    return (block < least ? await this.insert({ id: least, reservedAt }) : block) * BLOCK_SIZE;
  }

  private async insert(block: Partial<ReadingIdBlockEntity>): Promise<number> {
    const { identifiers } = await this.blocks.insert(block);
    return (identifiers[0] as ReadingIdBlockEntity).id;
  }
}
