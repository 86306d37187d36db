import { join } from 'node:path';
import { GuardedProcess } from '../support/guarded-process.ts';
import { processorSeconds } from './process-time.ts';

/** What viewers were sent in a measurement. */
export interface ViewerResult {
  /** Readings that came, over all viewers. */
  deliveriesPerSecond: number;
  /** Of one viewer. */
  readingsPerSecond: number;
  /** Of one viewer. */
  framesPerSecond: number;
  /** Over all viewers. */
  megabytesPerSecond: number;
}

/** A frame as a viewer got it, and when: milliseconds since the measurement began. */
export interface RecordedFrame {
  at: number;
  text: string;
}

export interface Viewers {
  /** Of the WebSocket. */
  readonly url: string;
  readonly count: number;
  /** What each sends first. */
  readonly subscription?: object;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Where the frames of one of them go. */
  readonly recordTo?: string;
}

/** Lets viewers watch, from a process of their own, and tells the processor time that the server took meanwhile, a second. */
export async function runViewers(viewers: Viewers, pid: number): Promise<ViewerResult & { processor: number }> {
  const { url, count, subscription, warmUpSeconds, seconds, recordTo = '' } = viewers;
  const asked = subscription ? JSON.stringify(subscription) : '';
  const args = [url, String(count), asked, String(warmUpSeconds), String(seconds), recordTo];
  const client = new GuardedProcess(process.execPath, [join(import.meta.dirname, 'viewer-client.ts'), ...args]);
  try {
    await client.until(() => client.output.includes('watching') || undefined, 180_000);
    await new Promise((resolve) => setTimeout(resolve, warmUpSeconds * 1000));
    const [before, from] = [processorSeconds(pid), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 - 100));
    const processor = (processorSeconds(pid) - before) / ((performance.now() - from) / 1000);
    const json = await answerOf(client);
    return { ...(JSON.parse(json) as ViewerResult), processor };
  } finally {
    await client.kill();
  }
}

/** The line of JSON, which is the last that it writes before it ends. */
async function answerOf(client: GuardedProcess): Promise<string> {
  const find = () => /^\{.*\}$/m.exec(client.output)?.[0];
  return client.until(find, 60_000).catch((error: unknown) => {
    const json = find();
    if (json === undefined) throw error;
    return json;
  });
}

/** Devices that send at a steady rate, from a process of their own, until they are stopped. */
export async function startDevices(url: string, devices: number, perSecond: number): Promise<GuardedProcess> {
  const script = join(import.meta.dirname, 'device-client.ts');
  const client = new GuardedProcess(process.execPath, [script, url, String(devices), String(perSecond)]);
  await client.until(() => client.output.includes('sending') || undefined, 180_000);
  return client;
}
