import { type DashboardMetrics, HOST_CHANNELS, type Reading } from '@tachograph/contracts';

const NAMES: readonly string[] = Object.values(HOST_CHANNELS).map(({ name }) => name);

/**
 * Puts the readings of one measurement of one machine, which come one by one, back together: they are of the same
 * instant and have consecutive ids in the order of {@link HOST_CHANNELS}.
 */
export class MetricsAssembly {
  private parts: Reading[] = [];

  /** @param device whose readings count; those of other machines are let be */
  constructor(private readonly device: string) {}

  /** @returns the metrics that this reading completes; `undefined` if it completes none */
  add(reading: Reading): DashboardMetrics | undefined {
    if (reading.device !== this.device || !NAMES.includes(reading.channel)) return undefined;
    const last = this.parts.at(-1);
    if (last?.id !== reading.id - 1 || last.takenAt !== reading.takenAt) this.parts = [];
    if (reading.channel === NAMES[this.parts.length]) this.parts.push(reading);
    return this.parts.length === NAMES.length ? this.complete() : undefined;
  }

  private complete(): DashboardMetrics {
    const [cpu = 0, memory = 0, network_sent = 0, network_recv = 0] = this.parts.map(({ value }) => value);
    const timestamp = new Date(this.parts[0]?.takenAt ?? 0).toISOString();
    this.parts = [];
    return { type: 'metrics', cpu, memory, network_sent, network_recv, timestamp };
  }
}
