import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { type Epoch, ReadingIds } from '../write/reading-ids.js';
import { ReadingIdBlockEntity } from './reading-id-block.entity.js';

/** Ids of one block: 16.8 million, so that the database is seldom asked, and 2^29 blocks fit into a safe integer. */
const BLOCK_SIZE = 2 ** 24;

/** Takes blocks of ids from the database (the hi/lo scheme): unique over processes without a round trip a reading. */
@Injectable()
export class TypeormReadingIds extends ReadingIds implements OnModuleInit {
  override epoch: Epoch = { name: '', startedAt: 0, firstId: 0 };
  private next = 0;
  private end = 0;
  private reservedAt = 0;

  constructor(
    @InjectRepository(ReadingIdBlockEntity) private readonly blocks: Repository<ReadingIdBlockEntity>,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** At the start, while the database is there: ids must not run out when it goes away. */
  async onModuleInit(): Promise<void> {
    await this.reserve();
    const block = this.next / BLOCK_SIZE;
    this.epoch = { name: `${block}-${this.reservedAt}`, startedAt: this.reservedAt, firstId: this.next };
  }

  override async take(count: number): Promise<number> {
    if (this.next + count > this.end) await this.reserve();
    const first = this.next;
    this.next += count;
    return first;
  }

  private async reserve(): Promise<void> {
    this.reservedAt = this.clock.now();
    const { identifiers } = await this.blocks.insert({ reservedAt: this.reservedAt });
    const block = (identifiers[0] as ReadingIdBlockEntity).id;
    this.next = block * BLOCK_SIZE;
    this.end = this.next + BLOCK_SIZE;
  }
}
