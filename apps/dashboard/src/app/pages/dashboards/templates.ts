import {
  DEMO_DEVICE,
  HOST_CHANNELS,
  SENSOR_CHANNELS,
  SPEED_CHANNEL,
  type DashboardContent,
  type DashboardVariable,
  type Threshold,
} from '@tachograph/contracts';
import type { IconName } from '../../widgets/icon/icon';
import { widgetOf } from './widget-parts';

/** A dashboard to begin with. */
export interface Template {
  readonly key: string;
  readonly icon: IconName;
  /** Translated. */
  readonly name: string;
  readonly description: string;
  /** Made anew each time. */
  readonly content: () => DashboardContent;
}

const { hr, temp, eda, stress } = SENSOR_CHANNELS;
const { cpu, memory, networkSent, networkReceived } = HOST_CHANNELS;

/** Dashboards to begin with, the most useful first. */
export const TEMPLATES: readonly Template[] = [
  {
    key: 'speedometer',
    icon: 'gauge',
    name: $localize`Speedometer`,
    description: $localize`How fast a vehicle is now, and was.`,
    content: speedometer,
  },
  {
    key: 'host',
    icon: 'host',
    name: $localize`Host`,
    description: $localize`Processors, memory and network of this server.`,
    content: host,
  },
  {
    key: 'wearable',
    icon: 'sensors',
    name: $localize`Wearable`,
    description: $localize`Pulse, skin temperature, skin conductance, and stress.`,
    content: wearable,
  },
  {
    key: 'empty',
    icon: 'closer',
    name: $localize`Empty`,
    description: $localize`Nothing yet: add what you want.`,
    content: () => dashboard($localize`New dashboard`, {}),
  },
];

/** A dashboard of this name; what is not said is as in an empty one. */
export function dashboard(name: string, parts: Partial<DashboardContent>): DashboardContent {
  return { name, range: '15m', zone: 'viewer', variables: [], widgets: [], ...parts };
}

function speedometer(): DashboardContent {
  const channels = [`$device/${SPEED_CHANNEL.name}`];
  const thresholds = [
    level(0, 'good', ''),
    level(100, 'caution', $localize`fast`),
    level(130, 'alarm', $localize`too fast`),
  ];
  return dashboard($localize`Speedometer`, {
    variables: [deviceVariable('*')],
    widgets: [
      widgetOf('gauge', [0, 0, 4, 5], { channels, min: 0, max: 180, thresholds }, $localize`Speed`),
      widgetOf('line', [4, 0, 8, 5], { channels, thresholds: thresholds.slice(1) }, $localize`Speed over time`),
      widgetOf('number', [0, 5, 4, 3], { channels, aggregation: 'max' }, $localize`Fastest`),
      widgetOf('number', [0, 8, 4, 3], { channels, aggregation: 'mean', decimals: 1 }, $localize`On average`),
      widgetOf('table', [4, 5, 8, 6], { channels }, $localize`Readings`),
    ],
  });
}

function host(): DashboardContent {
  const of = (...names: { name: string }[]) => names.map(({ name }) => `$host/${name}`);
  const load = [level(0, 'good', ''), level(80, 'caution', $localize`busy`), level(95, 'alarm', $localize`overloaded`)];
  const scale = { min: 0, max: 100, decimals: 0, thresholds: load };
  return dashboard($localize`Host`, {
    variables: [{ ...deviceVariable('host:*'), name: 'host' }],
    widgets: [
      widgetOf('gauge', [0, 0, 3, 4], { channels: of(cpu), ...scale }, $localize`Processors`),
      widgetOf('progress', [0, 4, 3, 3], { channels: of(memory), ...scale }, $localize`Memory`),
      widgetOf('line', [3, 0, 9, 4], { channels: of(cpu, memory), min: 0, max: 100 }, $localize`Load over time`),
      widgetOf('line', [3, 4, 9, 4], { channels: of(networkSent, networkReceived) }, $localize`Network, since boot`),
      widgetOf('connections', [0, 7, 3, 4], {}, $localize`Connections`),
      widgetOf('counter', [0, 11, 3, 2], { channels: [`${DEMO_DEVICE}/counter`] }, $localize`Demo counter`),
      widgetOf('feed', [3, 8, 9, 5], { channels: [`${DEMO_DEVICE}/*`] }, $localize`Demo activity`),
    ],
  });
}

function wearable(): DashboardContent {
  const of = (...names: { name: string }[]) => names.map(({ name }) => `$person/${name}`);
  const levels = [
    level(0, 'good', $localize`calm`),
    level(1, 'caution', $localize`aroused`),
    level(2, 'alarm', $localize`stressed`),
  ];
  return dashboard($localize`Wearable`, {
    variables: [{ ...deviceVariable('*'), name: 'person' }],
    widgets: [
      widgetOf('number', [0, 0, 3, 3], { channels: of(hr), decimals: 0 }, $localize`Pulse`),
      widgetOf('number', [3, 0, 3, 3], { channels: of(temp), decimals: 1 }, $localize`Skin temperature`),
      widgetOf('number', [6, 0, 3, 3], { channels: of(eda), decimals: 2 }, $localize`Skin conductance`),
      widgetOf('status', [9, 0, 3, 3], { channels: of(stress), thresholds: levels }, $localize`Stress`),
      widgetOf('line', [0, 3, 12, 4], { channels: of(hr) }, $localize`Pulse over time`),
      widgetOf('line', [0, 7, 6, 4], { channels: of(eda) }, $localize`Skin conductance over time`),
      widgetOf('alerts', [6, 7, 6, 4], {}, $localize`Alerts`),
    ],
  });
}

function deviceVariable(pattern: string): DashboardVariable {
  return { name: 'device', kind: 'device', pattern, initial: ['*'] };
}

function level(value: number, of: Threshold['level'], label: string): Threshold {
  return { value, level: of, label, notify: false };
}
