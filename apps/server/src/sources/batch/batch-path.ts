import type { Request } from 'express';

export const BATCH_PATH = 'api/readings';

// As Express finds the route: in any case, with or without a slash at the end.
const ROUTE = new RegExp(`^/${BATCH_PATH}/?$`, 'i');

/** Whether a request carries a batch, whose body its own room reads as it comes. */
export function isBatch({ method, path }: Pick<Request, 'method' | 'path'>): boolean {
  return method === 'POST' && ROUTE.test(path);
}
