import type { Dashboard } from '@tachograph/contracts';

/** Where dashboards are kept. Each call is done whole or not at all; one that resolves is committed. */
export abstract class DashboardStore {
  /** Which there are, in their order. */
  abstract versions(): Promise<Pick<Dashboard, 'id' | 'version'>[]>;

  abstract find(id: string): Promise<Dashboard | undefined>;

  /** Adds one behind all others, unless there are as many as there may be: then it resolves to false. */
  abstract add(dashboard: Dashboard, most: number): Promise<boolean>;

  /** Puts it in the place of the version named; false where another one is kept, or none. */
  abstract replace(dashboard: Dashboard, version: number): Promise<boolean>;

  /** False where there is none. */
  abstract remove(id: string): Promise<boolean>;

  /** Puts these first, in this order; the others follow in the order that they had. */
  abstract order(ids: readonly string[]): Promise<void>;
}
