import { FaultRun } from './fault-run.ts';
import type { DatabaseName } from './stage.ts';

/** Declares the short version of `npm run faults`: each fault once, before a few dozens of viewers. */
export function describeEachFaultOnce(database: DatabaseName): void {
  describe(`a server under load and faults, on ${database}`, () => {
    it('keeps every promise after each fault, and leaves nothing behind', async () => {
      const said: string[] = [];
      const run = FaultRun.run({
        seed: 4,
        database,
        minutes: 0,
        viewers: 60,
        longestSeconds: 3,
        say: (line) => said.push(line),
      });
      const { acknowledged } = await run.catch((error: unknown) => {
        throw new Error(said.join('\n'), { cause: error });
      });
      expect(acknowledged).toBeGreaterThan(1_000);
    }, 600_000);
  });
}
