import { pause, type Gate } from './gate.ts';

export interface DevicePlan {
  readonly name: string;
  /** `http://…` of the server. */
  readonly url: string;
  readonly stepsPerSecond: number;
  /** When message `number` was taken, milliseconds since 1970; undefined: the device has no clock. */
  readonly timeOf: (number: number) => number | undefined;
}

/** What became of one message: `lost` where the connection went before the answer came, so that nobody knows. */
export type Outcome = 'stored' | 'refused' | 'lost';

/** A device of the load: takes one step after the other, each of which ends when all that it sent is answered or lost. */
export abstract class Device {
  protected readonly plan: DevicePlan;
  protected ended = false;
  private readonly gate: Gate;
  private stepping = false;
  private done: Promise<void> = Promise.resolve();

  constructor(plan: DevicePlan, gate: Gate) {
    this.plan = plan;
    this.gate = gate;
  }

  /** Whether nothing of it is under way. */
  get isIdle(): boolean {
    return !this.stepping;
  }

  start(): void {
    this.done = this.run();
  }

  /** Leaves the server, and resolves when the last step is over. */
  async end(): Promise<void> {
    this.ended = true;
    this.cut();
    await this.done;
  }

  /** Loses its connection at this moment. */
  abstract cut(): void;

  protected abstract step(): Promise<void>;

  private async run(): Promise<void> {
    for (;;) {
      await this.gate.passed();
      if (this.ended) return;
      this.stepping = true;
      await this.step();
      this.stepping = false;
      await pause(1000 / this.plan.stepsPerSecond);
    }
  }
}
