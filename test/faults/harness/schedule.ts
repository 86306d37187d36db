import { seeded } from '../../../tools/seeded.ts';
import { FAULTS, type FaultName } from './faults.ts';
import type { DatabaseName } from './stage.ts';

/** One fault of a run, after a time of quiet load. Its own seed makes it what it is, whatever was drawn before. */
export interface ScheduledFault {
  readonly name: FaultName;
  readonly seed: number;
  readonly afterMs: number;
}

/** The faults of a database in a random order, each once; then again in another order, without end. */
export function* scheduleFaults(seed: number, database: DatabaseName): Generator<ScheduledFault[]> {
  const random = seeded(seed);
  const names = (Object.keys(FAULTS) as FaultName[]).filter((name) => FAULTS[name].on.includes(database));
  for (;;) {
    const drawn = names.map((name) => ({ name, order: random(), seed: Math.floor(random() * 2 ** 31) }));
    yield drawn
      .sort((a, b) => a.order - b.order)
      .map(({ name, seed: own }) => ({ name, seed: own, afterMs: Math.round(200 + 1_300 * random()) }));
  }
}
