import { DASHBOARD_LIMITS } from '@tachograph/contracts';
import { InvalidRequestError, TachographError } from '../platform/errors/index.js';

/** Nothing is kept under this id (any more). */
export class DashboardNotFoundError extends TachographError {
  override readonly code = 'not_found';
  override readonly status = 404;

  constructor(id: string) {
    super(`there is no dashboard ${JSON.stringify(id)}; GET /api/dashboards lists those that there are`);
  }
}

export class TooManyDashboardsError extends InvalidRequestError {
  constructor() {
    const message = `there are ${DASHBOARD_LIMITS.dashboards} dashboards, which is as many as there can be; remove one first`;
    super([{ path: 'dashboard', message }]);
  }
}
