import { setInterval as ticks } from 'node:timers/promises';
import type { Dashboard, WidgetKind } from '@tachograph/contracts';
import { postJson } from '../../support/http.ts';

export const BUSY = { devices: 10, channels: 10, perSecond: 10, widgets: 20 } as const;

const KINDS: readonly WidgetKind[] = [
  'line',
  'gauge',
  'area',
  'number',
  'table',
  'bar',
  'progress',
  'line',
  'status',
  'feed',
];
const [COLUMNS, WIDTH, HEIGHT] = [4, 3, 4];

/** Stores a dashboard of 20 widgets that show 100 channels between them. @returns its id */
export async function makeBusyBoard(url: string): Promise<string> {
  const content = {
    name: 'Busy',
    range: '5m',
    widgets: Array.from({ length: BUSY.widgets }, (_, place) => {
      // Two widgets a device: five channels each.
      const names = Array.from({ length: BUSY.channels / 2 }, (_, n) => `c${(place % 2) * (BUSY.channels / 2) + n}`);
      return {
        id: `w${place}`,
        kind: KINDS[place % KINDS.length] ?? 'line',
        title: '',
        place: { x: (place % COLUMNS) * WIDTH, y: Math.floor(place / COLUMNS) * HEIGHT, w: WIDTH, h: HEIGHT },
        settings: {
          channels: names.map((name) => `d${Math.floor(place / 2)}/${name}`),
          min: 0,
          max: 100,
          thresholds: [{ value: 80, level: 'alarm', label: 'high', notify: false }],
        },
      };
    }),
  };
  const { status, body } = await postJson<Dashboard>(`${url}/api/dashboards`, content);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** Sends a reading of each of the 100 channels ten times a second until it is aborted. */
export async function sendBusily(url: string, signal: AbortSignal): Promise<void> {
  let phase = 0;
  try {
    for await (const _ of ticks(1_000 / BUSY.perSecond, undefined, { signal })) {
      phase += 0.02;
      await postJson(`${url}/api/readings`, readingsAt(Date.now(), phase));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Stores what the 100 channels, and a car, measured in the last minute, each once a second. */
export async function fillBusily(url: string): Promise<void> {
  const now = Date.now();
  for (let second = 60; second > 0; second -= 1) {
    const at = now - second * 1_000;
    const speed = { device: 'car-7', channel: 'speed', unit: 'km/h', value: round(60 + 30 * Math.sin(second / 9)), at };
    await postJson(`${url}/api/readings`, [speed, ...readingsAt(at, second / 9)]);
  }
}

function readingsAt(at: number, phase: number) {
  return Array.from({ length: BUSY.devices }, (_, device) => ({
    device: `d${device}`,
    values: Object.fromEntries(
      Array.from({ length: BUSY.channels }, (_, n) => [`c${n}`, round(50 + 40 * Math.sin(phase + device + n / 3))]),
    ),
    at,
  }));
}

function round(value: number): number {
  return Math.round((value + Math.random()) * 10) / 10;
}
