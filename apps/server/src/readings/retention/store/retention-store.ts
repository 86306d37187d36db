import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DiskBudget, RetentionRule, RetentionRules } from '@tachograph/contracts';
import { DataSource } from 'typeorm';
import { ReadDatabase, VersionConflictError, WriteTurns } from '../../../platform/database/index.js';
import { RetentionRuleEntity } from './retention-rule.entity.js';
import { RetentionStateEntity } from './retention-state.entity.js';

/** Id of the one row of state. */
const THE_ROW = { id: 1 };

/** Rules of retention and the disk budget, in the database. */
@Injectable()
export class RetentionStore {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly committed: ReadDatabase,
    private readonly turns: WriteTurns,
  ) {}

  /** The rules, and the version that they have. */
  async rules(): Promise<RetentionRules> {
    for (;;) {
      const { version } = await this.state();
      const rows = await this.committed.repository(RetentionRuleEntity).find({ order: { position: 'ASC' } });
      // Rules that were changed between the two questions belong to another version.
      if ((await this.state()).version !== version) continue;
      return {
        version,
        rules: rows.map(({ pattern, keep }) => ({ pattern, keep: JSON.parse(keep) as RetentionRule['keep'] })),
      };
    }
  }

  /**
   * Puts rules in the place of those of a version.
   *
   * @throws VersionConflictError where that is not the current one
   */
  async replace({ version, rules }: RetentionRules): Promise<RetentionRules> {
    const rows = rules.map(({ pattern, keep }, position) => ({ position, pattern, keep: JSON.stringify(keep) }));
    const work = () =>
      this.database.transaction(async (manager) => {
        const next = await manager.update(RetentionStateEntity, { ...THE_ROW, version }, { version: version + 1 });
        if (next.affected !== 1) return false;
        await manager.createQueryBuilder().delete().from(RetentionRuleEntity).execute();
        await manager.insert(RetentionRuleEntity, rows);
        return true;
      });
    if (!(await this.turns.take(work)))
      throw new VersionConflictError('the rules', version, (await this.state()).version);
    return { version: version + 1, rules };
  }

  async budget(): Promise<DiskBudget> {
    return { bytes: (await this.state()).diskBudget };
  }

  async setBudget({ bytes }: DiskBudget): Promise<void> {
    await this.turns.take(() =>
      this.database.getRepository(RetentionStateEntity).update(THE_ROW, { diskBudget: bytes }),
    );
  }

  private state(): Promise<RetentionStateEntity> {
    return this.committed.repository(RetentionStateEntity).findOneByOrFail(THE_ROW);
  }
}
