import { Injectable, computed, inject, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Dashboard, DashboardContent, DashboardSummary } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import { DashboardsApi } from '../../core/api/dashboards-api';
import { contentOf } from '../../core/board/board-steps';

/** A dashboard that was removed, to be brought back. */
export interface Removed {
  readonly dashboard: Dashboard;
  /** Ids of all in the order before. */
  readonly order: readonly string[];
}

/** The dashboards of the server, and what is done with them as a whole; what can't be done is told in `problem`. */
@Injectable()
export class DashboardShelf {
  private readonly api = inject(DashboardsApi);
  private readonly router = inject(Router);
  private readonly asked = resource({ loader: ({ abortSignal }) => this.api.list(abortSignal) });
  private readonly failure = signal<string | null>(null);
  private readonly working = signal(false);

  /** In their order; null while they are not known. */
  readonly all = computed<readonly DashboardSummary[] | null>(() =>
    this.asked.hasValue() ? this.asked.value().data : null,
  );
  /** Why they can't be read. */
  readonly unread = computed(() => {
    const error = this.asked.error();
    return error && errorWords(error);
  });
  /** What could not be done; null where all is well. */
  readonly problem = this.failure.asReadonly();
  /** Whether something is being done that the next thing has to wait for. */
  readonly isBusy = this.working.asReadonly();

  reload(): void {
    this.asked.reload();
  }

  /** Stores a new one, and opens it, for editing where it has nothing to show yet. */
  async create(content: DashboardContent): Promise<void> {
    await this.doing(async () => {
      const { id, widgets } = await this.api.create(content);
      await this.router.navigate(['/dashboards', id], { queryParams: widgets.length === 0 ? { edit: 1 } : {} });
    });
  }

  /** Stores another one with the same content, behind all others. */
  async duplicate({ id }: DashboardSummary): Promise<void> {
    await this.doing(async () => {
      const copy = await this.api.read(id);
      await this.api.create({ ...contentOf(copy), name: $localize`${copy.name}:name: (copy)`.slice(0, 80) });
    });
  }

  async rename({ id }: DashboardSummary, name: string): Promise<void> {
    await this.doing(async () => {
      const dashboard = await this.api.read(id);
      await this.api.change(id, { ...contentOf(dashboard), version: dashboard.version, name });
    });
  }

  /** Moves one by so many places; beyond the ends it stays there. */
  async move({ id }: DashboardSummary, by: number): Promise<void> {
    const ids = this.ids();
    const from = ids.indexOf(id);
    const to = Math.max(0, Math.min(ids.length - 1, from + by));
    if (from === -1 || from === to) return;
    ids.splice(from, 1);
    ids.splice(to, 0, id);
    await this.doing(() => this.api.order({ ids }));
  }

  /** Removes one; what `restore` needs to bring it back, or null where it could not be removed. */
  async remove({ id }: DashboardSummary): Promise<Removed | null> {
    const order = this.ids();
    let removed: Removed | null = null;
    await this.doing(async () => {
      const dashboard = await this.api.read(id);
      await this.api.remove(id);
      removed = { dashboard, order };
    });
    return removed;
  }

  /** Brings back what was removed, at its place; its address is another one. */
  async restore({ dashboard, order }: Removed): Promise<void> {
    await this.doing(async () => {
      const { id } = await this.api.create(contentOf(dashboard));
      await this.api.order({ ids: order.map((each) => (each === dashboard.id ? id : each)) });
    });
  }

  private ids(): string[] {
    return (this.all() ?? []).map(({ id }) => id);
  }

  private async doing(work: () => Promise<unknown>): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    try {
      await work();
      this.failure.set(null);
    } catch (error) {
      this.failure.set(errorWords(error));
    } finally {
      this.working.set(false);
      this.asked.reload();
    }
  }
}
