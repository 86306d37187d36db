import { Device, type DevicePlan } from './device.ts';
import { pause, type Gate } from './gate.ts';
import type { Ledger } from './ledger.ts';

/** As the answer of `POST /api/readings` says it for each line. */
interface Report {
  results?: { status: 'stored' | 'duplicate' | 'refused' }[];
}

/** A device with a memory: posts NDJSON with ids, and sends again whatever it was not told of, until all of it is stored. */
export class BatchDevice extends Device {
  private readonly size: number;
  private readonly acknowledge: (number: number) => void;
  private next = 0;
  private request = new AbortController();

  /** @param size lines of one body */
  constructor(plan: DevicePlan, gate: Gate, ledger: Ledger, size: number) {
    super(plan, gate);
    this.size = size;
    this.acknowledge = ledger.open({
      device: plan.name,
      channel: 'level',
      numberOf: ({ value }) => value,
      // What is refused of a body comes again after what was not, but before the next body.
      orderOf: (number) => Math.floor(number / size),
    });
  }

  override cut(): void {
    this.request.abort();
  }

  protected override async step(): Promise<void> {
    let pending = Array.from({ length: this.size }, () => this.next++);
    while (pending.length > 0 && !this.ended) {
      const results = await this.post(pending);
      const isKept = (i: number) => results[i]?.status === 'stored' || results[i]?.status === 'duplicate';
      pending.filter((_, i) => isKept(i)).forEach(this.acknowledge);
      pending = pending.filter((_, i) => !isKept(i));
      if (pending.length > 0) await pause(50);
    }
  }

  private async post(numbers: readonly number[]): Promise<NonNullable<Report['results']>> {
    this.request = new AbortController();
    const lines = numbers.map((value) => {
      const { name, timeOf } = this.plan;
      return JSON.stringify({ device: name, channel: 'level', value, at: timeOf(value), id: `b${value}` });
    });
    try {
      const response = await fetch(`${this.plan.url}/api/readings`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-ndjson' },
        body: lines.join('\n'),
        signal: this.request.signal,
      });
      return ((await response.json()) as Report).results ?? [];
    } catch {
      // The server or the connection is gone: nobody knows what was stored, and the ids tell when it is sent again.
      return [];
    }
  }
}
