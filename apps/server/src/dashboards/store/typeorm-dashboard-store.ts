import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Dashboard, DashboardContent } from '@tachograph/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ReadDatabase, WriteTurns } from '../../platform/database/index.js';
import { DashboardStore } from '../dashboard-store.js';
import { DashboardEntity } from './dashboard.entity.js';

/** Dashboards in the database. */
@Injectable()
export class TypeormDashboardStore extends DashboardStore {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly committed: ReadDatabase,
    private readonly turns: WriteTurns,
  ) {
    super();
  }

  override versions(): Promise<Pick<Dashboard, 'id' | 'version'>[]> {
    const select = { id: true, version: true } as const;
    return this.committed.repository(DashboardEntity).find({ select, order: { position: 'ASC', id: 'ASC' } });
  }

  override async find(id: string): Promise<Dashboard | undefined> {
    const row = await this.committed.repository(DashboardEntity).findOneBy({ id });
    return row === null ? undefined : toDashboard(row);
  }

  override add(dashboard: Dashboard, most: number): Promise<boolean> {
    return this.write(async (manager) => {
      const { count, last } = await manager
        .createQueryBuilder(DashboardEntity, 'dashboard')
        .select('COUNT(*)', 'count')
        .addSelect('MAX(dashboard.position)', 'last')
        .getRawOne<{ count: unknown; last: unknown }>()
        .then((row) => ({ count: Number(row?.count), last: Number(row?.last ?? 0) }));
      if (count >= most) return false;
      await manager.insert(DashboardEntity, { ...toRow(dashboard), position: last + 1 });
      return true;
    });
  }

  override async replace(dashboard: Dashboard, version: number): Promise<boolean> {
    const { id, ...row } = toRow(dashboard);
    const changed = await this.write((manager) => manager.update(DashboardEntity, { id, version }, row));
    return changed.affected === 1;
  }

  override async remove(id: string): Promise<boolean> {
    return (await this.write((manager) => manager.delete(DashboardEntity, { id }))).affected === 1;
  }

  override async order(ids: readonly string[]): Promise<void> {
    await this.write(async (manager) => {
      const all = await manager.find(DashboardEntity, { select: { id: true }, order: { position: 'ASC', id: 'ASC' } });
      const known = all.map(({ id }) => id);
      const first = ids.filter((id) => known.includes(id));
      const wanted = [...first, ...known.filter((id) => !first.includes(id))];
      for (const [position, id] of wanted.entries()) {
        await manager.update(DashboardEntity, { id }, { position: position + 1 });
      }
    });
  }

  private write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.turns.take(() => this.database.transaction(work));
  }
}

function toRow({ id, version, updatedAt, ...content }: Dashboard): Omit<DashboardEntity, 'position'> {
  return { id, version, updatedAt, content: JSON.stringify(content) };
}

function toDashboard({ id, version, updatedAt, content }: DashboardEntity): Dashboard {
  return { id, version, updatedAt, ...(JSON.parse(content) as DashboardContent) };
}
