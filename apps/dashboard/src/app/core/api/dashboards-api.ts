import { Injectable } from '@angular/core';
import type {
  Dashboard,
  DashboardChange,
  DashboardContent,
  DashboardList,
  DashboardOrder,
} from '@tachograph/contracts';
import { ask, askJson, sendJson } from './ask';

const PATH = '/api/dashboards';

/** The dashboards that the server keeps, over `/api/dashboards`; each fails as `ask` does. */
@Injectable({ providedIn: 'root' })
export class DashboardsApi {
  /** In the order that people gave them. */
  list(signal?: AbortSignal): Promise<DashboardList> {
    return askJson(PATH, signal && { signal });
  }

  read(id: string, signal?: AbortSignal): Promise<Dashboard> {
    return askJson(pathOf(id), signal && { signal });
  }

  /** Stored as the last one. */
  create(content: DashboardContent): Promise<Dashboard> {
    return sendJson('POST', PATH, content);
  }

  /** Puts content in the place of that of a version; refused with 409 where another one is stored. */
  change(id: string, change: DashboardChange): Promise<Dashboard> {
    return sendJson('PUT', pathOf(id), change);
  }

  async remove(id: string): Promise<void> {
    await ask(pathOf(id), { method: 'DELETE' });
  }

  order(order: DashboardOrder): Promise<DashboardList> {
    return sendJson('PUT', `${PATH}/order`, order);
  }
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
