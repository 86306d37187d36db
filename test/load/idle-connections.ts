/**
 * What an idle connection costs in memory, beside a bare `ws` server's: `node test/load/idle-connections.ts [COUNT]`. Each server
 * runs in a process of its own, and collects its garbage before it is asked.
 */
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { GuardedProcess } from '../support/guarded-process.ts';
import { ServerProcess } from '../support/server-process.ts';

const SETTLE_MS = 1_500;
const SETTINGS = {
  NODE_OPTIONS: `--expose-gc --import=${join(import.meta.dirname, 'memory-report.mjs')}`,
  PING_INTERVAL_MS: '3600000',
  DEMO_SOURCE: 'off',
};

/** Bytes that each of many idle connections takes. */
export interface IdleMemory {
  readonly name: string;
  /** Of the process as the system counts it. */
  readonly rss: number;
  /** Of JavaScript's heap, and of the buffers that belong to it. */
  readonly heap: number;
}

interface Measured {
  readonly pid: number;
  readonly output: string;
  stop: () => Promise<unknown>;
}

/** A bare server first, which is the measure; then each channel of ours. */
export async function measureIdleConnections(count = 10_000): Promise<IdleMemory[]> {
  const results = [await measureBare(count)];
  for (const path of ['/ws/speed', '/ws/live']) {
    const server = await ServerProcess.start(SETTINGS);
    results.push(await measure(path, server, server.url.replace('http', 'ws') + path, count));
  }
  return results;
}

async function measureBare(count: number): Promise<IdleMemory> {
  const env = { PATH: process.env.PATH, ...SETTINGS };
  const bare = new GuardedProcess(process.execPath, [join(import.meta.dirname, 'bare-echo.ts')], { env });
  const url = await bare.until(() => /ws:\/\/\S+/.exec(bare.output)?.[0]);
  return measure('bare ws', bare, url, count);
}

async function measure(name: string, server: Measured, url: string, count: number): Promise<IdleMemory> {
  let clients: GuardedProcess | undefined;
  try {
    const before = await memoryOf(server);
    clients = await openClients(url, count);
    const after = await memoryOf(server);
    const each = (part: keyof Memory) => (after[part] - before[part]) / count;
    return { name, rss: each('rss'), heap: each('heapUsed') + each('external') };
  } finally {
    await clients?.kill();
    await server.stop();
  }
}

async function openClients(url: string, count: number): Promise<GuardedProcess> {
  const script = join(import.meta.dirname, 'idle-client.ts');
  const clients = new GuardedProcess(process.execPath, [script, url, String(count)]);
  await clients.until(() => clients.output.includes('all are there') || undefined, 60_000);
  return clients;
}

type Memory = Record<'rss' | 'heapUsed' | 'external', number>;

/** Settled: the second of two answers, with time between them for what ends later. */
async function memoryOf(server: Measured): Promise<Memory> {
  let memory: Memory | undefined;
  for (let round = 0; round < 2; round += 1) {
    await after(SETTLE_MS);
    const known = reports(server).length;
    process.kill(server.pid, 'SIGUSR2');
    while (reports(server).length === known) await after(10);
    memory = JSON.parse(reports(server).at(-1) ?? '') as Memory;
  }
  if (memory === undefined) throw new Error('the server did not say what memory it holds');
  return memory;
}

function reports({ output }: Measured): string[] {
  return [...output.matchAll(/^memory (.*)$/gm)].map(([, json = '']) => json);
}

if (import.meta.main) {
  const results = await measureIdleConnections(Number(process.argv[2] ?? 10_000));
  const [bare] = results;
  console.log('| server | RSS a connection | of bare | heap a connection | of bare |\n|---|---:|---:|---:|---:|');
  for (const { name, rss, heap } of results) {
    const ratios = [rss / (bare?.rss ?? NaN), heap / (bare?.heap ?? NaN)].map((ratio) => ratio.toFixed(2));
    console.log(`| ${name} | ${Math.round(rss)} | ${ratios[0]} | ${Math.round(heap)} | ${ratios[1]} |`);
  }
}
