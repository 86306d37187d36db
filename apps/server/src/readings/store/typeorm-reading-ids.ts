import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingIdBlockEntity } from './reading-id-block.entity.js';

/** Ids of one block: 16.8 million, so that the database is seldom asked, and 2^29 blocks fit into a safe integer. */
const BLOCK_SIZE = 2 ** 24;

/** Takes blocks of ids from the database (the hi/lo scheme): unique over processes without a round trip a reading. */
@Injectable()
export class TypeormReadingIds extends ReadingIds {
  private next = 0;
  private end = 0;

  constructor(
    @InjectRepository(ReadingIdBlockEntity) private readonly blocks: Repository<ReadingIdBlockEntity>,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async take(count: number): Promise<number> {
    if (this.next + count > this.end) await this.reserve();
    const first = this.next;
    this.next += count;
    return first;
  }

  private async reserve(): Promise<void> {
    const { identifiers } = await this.blocks.insert({ reservedAt: this.clock.now() });
    const block = (identifiers[0] as ReadingIdBlockEntity).id;
    this.next = block * BLOCK_SIZE;
    this.end = this.next + BLOCK_SIZE;
  }
}
