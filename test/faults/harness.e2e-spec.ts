/** The short version of `npm run faults`: each fault once, on each database. */
import { FaultRun } from './harness/fault-run.ts';

describe.each(['sqlite', 'mariadb'] as const)('a server under load and faults, on %s', (database) => {
  it('keeps every promise after each fault, and leaves nothing behind', async () => {
    const said: string[] = [];
    const run = FaultRun.run({
      seed: 4,
      database,
      minutes: 0,
      viewers: 200,
      longestSeconds: 3,
      say: (line) => said.push(line),
    });
    const { acknowledged } = await run.catch((error: unknown) => {
      throw new Error(said.join('\n'), { cause: error });
    });
    expect(acknowledged).toBeGreaterThan(1_000);
  }, 240_000);
});
