import type { FaultCounts } from './faults.ts';

const FAULT_WORDS = {
  duplicates: 'doubled',
  drops: 'dropped',
  outOfOrder: 'out of order',
  garbage: 'garbage',
} as const;

/** What one part of the simulator has done so far. */
export class Tally {
  sent = 0;
  /** What the server has said that it stored; undefined where it does not say. */
  stored: number | undefined;
  refused = 0;
  /** Readings that no server came for in time. */
  givenUp = 0;
  private readonly name: string;
  private readonly faults: FaultCounts[] = [];

  constructor(name: string, answers: boolean) {
    this.name = name;
    this.stored = answers ? 0 : undefined;
  }

  /** @param counts goes on counting while it is watched */
  watch(counts: FaultCounts): void {
    this.faults.push(counts);
  }

  noteStored(): void {
    this.stored = (this.stored ?? 0) + 1;
  }

  /** One line for a person. */
  toString(): string {
    const answers = this.stored === undefined ? '' : `, ${this.stored} stored, ${this.refused} refused`;
    const faults = Object.entries(FAULT_WORDS).flatMap(([fault, word]) => {
      const count = this.faults.reduce((sum, counts) => sum + counts[fault as keyof FaultCounts], 0);
      return count > 0 ? [`${count} ${word}`] : [];
    });
    const givenUp = this.givenUp > 0 ? `, ${this.givenUp} given up` : '';
    return `${this.name}: ${this.sent} sent${answers}${givenUp}${faults.length > 0 ? ` (faults: ${faults.join(', ')})` : ''}`;
  }
}
