import { setTimeout as after } from 'node:timers/promises';

/**
 * What the database answers, or an error when it takes too long: one that hangs must not hold up those who wait. What was
 * given up may still take place.
 *
 * @param stop ends the waiting before
 * @throws Error after `ms` milliseconds, or an AbortError when it is stopped
 */
export async function withinDeadline<T>(answer: Promise<T>, ms: number, stop?: AbortSignal): Promise<T> {
  const controller = new AbortController();
  const signal = stop === undefined ? controller.signal : AbortSignal.any([controller.signal, stop]);
  const late = after(ms, undefined, { signal }).then(() => {
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
