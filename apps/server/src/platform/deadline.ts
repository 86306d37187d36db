/**
 * What the database answers, or an error when it takes too long: one that hangs must not hold up those who wait. What was
 * given up may still take place. Hot path: once a group of readings, with no more than a timer.
 *
 * @param stop ends the waiting before
 * @throws Error after `ms` milliseconds, or an AbortError when it is stopped
 */
export async function withinDeadline<T>(answer: Promise<T>, ms: number, stop?: AbortSignal): Promise<T> {
  const end = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    end.reject(new Error(`the database did not answer within ${ms / 1000} s`));
  }, ms);
  const giveUp = () => {
    end.reject(stop?.reason as Error);
  };
  stop?.addEventListener('abort', giveUp);
  if (stop?.aborted === true) giveUp();
  try {
    return await Promise.race([answer, end.promise]);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', giveUp);
    end.promise.catch(() => undefined);
    answer.catch(() => undefined);
  }
}
