import {
  type DashboardMetrics,
  HOST_CHANNELS,
  type MessageReadings,
  type Reading,
  toMessages,
} from '@tachograph/contracts';

const { cpu, memory, networkSent, networkReceived } = HOST_CHANNELS;
const NAMES = Object.values(HOST_CHANNELS).map(({ name }) => name);

/**
 * The metrics of one machine among stored readings.
 *
 * @param device whose readings count; those of other machines are let be
 * @returns one for each whole measurement
 */
export function toDashboardMetrics(readings: readonly Reading[], device: string): DashboardMetrics[] {
  const own = readings.filter((reading) => reading.device === device);
  return toMessages(own, NAMES)
    .filter(({ values }) => values.size === NAMES.length)
    .map(toMetrics);
}

function toMetrics({ first, values }: MessageReadings): DashboardMetrics {
  const of = ({ name }: { readonly name: string }) => values.get(name) ?? 0;
  return {
    type: 'metrics',
    cpu: of(cpu),
    memory: of(memory),
    network_sent: of(networkSent),
    network_recv: of(networkReceived),
    timestamp: new Date(first.takenAt).toISOString(),
  };
}
