import { type DashboardData, DEMO_DEVICE, DEMO_LABELS, type Reading } from '@tachograph/contracts';

/** A stored reading of the demo source as the dashboard's clients know it; `undefined` for any other reading. */
export function toDashboardData({ device, channel, value, takenAt }: Reading): DashboardData | undefined {
  const label = DEMO_LABELS.find((name) => name === channel);
  if (device !== DEMO_DEVICE || label === undefined) return undefined;
  return { type: 'data', value, label, timestamp: new Date(takenAt).toISOString() };
}
