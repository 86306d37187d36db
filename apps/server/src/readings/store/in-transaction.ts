import type { QueryRunner } from 'typeorm';

/** Does work within a transaction: all of it, or none where it throws. */
export async function inTransaction<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.startTransaction();
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // On a connection that is gone there is nothing to roll back, and the first error is the one that tells why.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
