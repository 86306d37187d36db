import { setTimeout as after } from 'node:timers/promises';

/**
 * What the database answers, or an error when it takes too long: one that hangs must not hold up those who wait. What was
 * given up may still take place.
 *
 * @throws Error after `ms` milliseconds
 */
export async function withinDeadline<T>(answer: Promise<T>, ms: number): Promise<T> {
  const controller = new AbortController();
  const late = after(ms, undefined, { signal: controller.signal }).then(() => {
    throw new Error(`the database did not answer within ${ms / 1000} s`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    controller.abort();
    late.catch(() => undefined);
    answer.catch(() => undefined);
  }
}
