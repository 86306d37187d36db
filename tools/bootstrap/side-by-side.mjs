import { availableParallelism } from 'node:os';

/**
 * Runs jobs, functions that answer a promise, as many at once as there are cores, begun in the order given. Resolves to their answers
 * in that order; where jobs fail, rejects with the first error once all have ended.
 */
export async function sideBySide(jobs) {
  const waiting = jobs.entries();
  const outcomes = [];
  const work = async () => {
    // All workers take from the one iterator.
    for (const [index, job] of waiting) [outcomes[index]] = await Promise.allSettled([job()]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.map(({ value }) => value);
}
