import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type Dashboard,
  DASHBOARD_LIMITS,
  type DashboardContent,
  type DashboardList,
  type DashboardSummary,
  parseDashboard,
} from '@tachograph/contracts';
import { Clock } from '../platform/clock.js';
import { VersionConflictError } from '../platform/database/index.js';
import { InvalidRequestError } from '../platform/errors/index.js';
import { DashboardStore } from './dashboard-store.js';
import { DashboardNotFoundError, TooManyDashboardsError } from './errors.js';

/** Makes 12 characters that stand in an address as they are. */
const ID_BYTES = 9;

/** The dashboards that people have made, for those who look at them and change them. */
@Injectable()
export class Dashboards {
  /** By id, as of the version that was read last: all contents together may be far more than is to be read for a list. */
  private summaries: ReadonlyMap<string, DashboardSummary> = new Map();

  constructor(
    private readonly store: DashboardStore,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<DashboardList> {
    const summaries = new Map<string, DashboardSummary>();
    for (const { id, version } of await this.store.versions()) {
      const known = this.summaries.get(id);
      const summary = known?.version === version ? known : await this.summaryOf(id);
      if (summary !== undefined) summaries.set(id, summary);
    }
    this.summaries = summaries;
    return { count: summaries.size, data: [...summaries.values()] };
  }

  /** @throws DashboardNotFoundError */
  async read(id: string): Promise<Dashboard> {
    const dashboard = await this.store.find(id);
    if (dashboard === undefined) throw new DashboardNotFoundError(id);
    return dashboard;
  }

  /** @throws InvalidRequestError which names each bad field, or says that there are too many */
  async create(body: unknown): Promise<Dashboard> {
    const id = randomBytes(ID_BYTES).toString('base64url');
    const dashboard = { id, version: 1, updatedAt: this.clock.now(), ...contentOf(body) };
    if (!(await this.store.add(dashboard, DASHBOARD_LIMITS.dashboards))) throw new TooManyDashboardsError();
    return dashboard;
  }

  /**
   * @throws VersionConflictError where it was changed since the version that the body names
   * @throws DashboardNotFoundError, InvalidRequestError
   */
  async change(id: string, body: unknown): Promise<Dashboard> {
    const { version, ...content } = Object(body) as Record<string, unknown>;
    if (!Number.isSafeInteger(version)) {
      const message = 'version must be a whole number: the version of the dashboard that is to be changed';
      throw new InvalidRequestError([{ path: 'version', message }]);
    }
    const known = Number(version);
    const dashboard = { id, version: known + 1, updatedAt: this.clock.now(), ...contentOf(content) };
    if (await this.store.replace(dashboard, known)) return dashboard;
    throw new VersionConflictError('the dashboard', known, (await this.read(id)).version);
  }

  /** @throws DashboardNotFoundError */
  async remove(id: string): Promise<void> {
    if (!(await this.store.remove(id))) throw new DashboardNotFoundError(id);
  }

  async order(ids: readonly string[]): Promise<DashboardList> {
    await this.store.order(ids);
    return this.list();
  }

  /** Undefined where it was removed a moment ago. Others have a turn between two, which may be large. */
  private async summaryOf(id: string): Promise<DashboardSummary | undefined> {
    await nextTurn();
    const dashboard = await this.store.find(id);
    return dashboard && toSummary(dashboard);
  }
}

function contentOf(body: unknown): DashboardContent {
  const parsed = parseDashboard(body);
  if ('problems' in parsed) throw new InvalidRequestError(parsed.problems);
  return parsed.content;
}

function toSummary({ id, name, version, updatedAt, widgets }: Dashboard): DashboardSummary {
  const inOrder = [...widgets].sort((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
  return { id, name, version, updatedAt, widgets: inOrder.map(({ kind }) => kind) };
}
