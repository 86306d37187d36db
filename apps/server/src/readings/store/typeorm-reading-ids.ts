import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { withinDeadline } from '../../platform/deadline.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingIdBlockEntity } from './reading-id-block.entity.js';

/** Ids of one block: 16.8 million, so that the database is seldom asked, and 2^29 blocks fit into a safe integer. */
const BLOCK_SIZE = 2 ** 24;

/** With fewer ids than this left, the next block is reserved. */
const RESERVE_BELOW = BLOCK_SIZE / 4;

const RESERVE_DEADLINE_MS = 2_000;

/** Takes blocks of ids from the database (the hi/lo scheme): unique over processes without a round trip a reading. */
@Injectable()
export class TypeormReadingIds extends ReadingIds implements OnModuleInit {
  override epoch = { name: '', startedAt: 0 };
  private next = 0;
  private end = 0;
  /** The first id of the block after this one, once it is reserved. */
  private following: number | undefined;

  constructor(
    @InjectRepository(ReadingIdBlockEntity) private readonly blocks: Repository<ReadingIdBlockEntity>,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** At the start, while the database is there: ids must not run out when it goes away. */
  async onModuleInit(): Promise<void> {
    const startedAt = this.clock.now();
    this.begin(await this.reserve(startedAt));
    this.epoch = { name: `${this.next / BLOCK_SIZE}-${startedAt}`, startedAt };
  }

  override async take(count: number): Promise<number> {
    if (this.next + count > this.end) this.begin(this.following ?? (await this.reserveInTime()));
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
    const { identifiers } = await this.blocks.insert({ reservedAt });
    return (identifiers[0] as ReadingIdBlockEntity).id * BLOCK_SIZE;
  }
}
