import { parseChannelPattern } from '../live/channel-pattern.js';
import { UNIT_MAX_LENGTH } from '../readings/submitted-reading.js';
import {
  AGGREGATIONS,
  DASHBOARD_LIMITS,
  GRID_COLUMNS,
  THRESHOLD_LEVELS,
  type Widget,
  type WidgetSettings,
} from './dashboard.js';
import {
  type FieldCheck,
  type FieldProblems,
  finite,
  flag,
  isRecord,
  listOf,
  oneOf,
  orNull,
  text,
  whole,
} from './field-check.js';
import { WIDGET_KINDS } from './widget-kinds.js';
import { DEFAULT_SETTINGS } from './widget-settings.js';

const RANGE_NAME = /^\d{1,4}[smhdwy]$/;
const VARIABLE = /\$[A-Za-z]\w*/g;
const DECIMALS_MAX = 10;

/** A range that ends now, by its name: `15m`. */
export const rangeName: FieldCheck = (value) =>
  typeof value === 'string' && RANGE_NAME.test(value) ? undefined : 'must be a range such as 15m, 24h or 30d';

/** An address, where names of variables may stand for parts of it. */
export const channelOrVariable: FieldCheck = (value) =>
  typeof value === 'string' && parseChannelPattern(value.replace(VARIABLE, 'x')) !== undefined
    ? undefined
    : 'must be an address such as car-7/speed, with * for any characters and $name for a variable';

const SETTINGS: Readonly<Record<keyof WidgetSettings, FieldCheck>> = {
  channels: listOf(channelOrVariable, DASHBOARD_LIMITS.channels),
  range: orNull(rangeName),
  aggregation: oneOf(AGGREGATIONS),
  unit: orNull(text(0, UNIT_MAX_LENGTH)),
  decimals: orNull(whole(0, DECIMALS_MAX)),
  min: orNull(finite),
  max: orNull(finite),
  thresholds: (value) => (Array.isArray(value) ? undefined : 'must be a list of thresholds'),
  legend: flag,
  stacked: flag,
  bands: flag,
  sparkline: flag,
  rows: whole(1, 500),
  text: text(0, DASHBOARD_LIMITS.text),
};

const THRESHOLD: Readonly<Record<string, FieldCheck>> = {
  value: finite,
  level: oneOf(THRESHOLD_LEVELS),
  label: text(0, DASHBOARD_LIMITS.name),
  notify: flag,
};

const PLACE: Readonly<Record<string, FieldCheck>> = {
  x: whole(0, GRID_COLUMNS - 1),
  y: whole(0, DASHBOARD_LIMITS.row),
  w: whole(1, GRID_COLUMNS),
  h: whole(1, DASHBOARD_LIMITS.height),
};

const WIDGET: Readonly<Record<string, FieldCheck>> = {
  id: text(1, 64),
  kind: oneOf(WIDGET_KINDS),
  title: text(0, DASHBOARD_LIMITS.title),
  place: (value) => (isRecord(value) ? undefined : 'must be an object with x, y, w and h'),
  settings: (value) => (isRecord(value) ? undefined : 'must be an object'),
};

/** A widget; settings that it does not name are as in {@link DEFAULT_SETTINGS}. What is wrong is noted under `path`. */
export function parseWidget(path: string, value: unknown, problems: FieldProblems): Widget | undefined {
  if (!isRecord(value)) {
    problems.add(path, 'must be an object with id, kind, title, place and settings');
    return undefined;
  }
  const before = problems.all.length;
  const settings = isRecord(value.settings) ? { ...DEFAULT_SETTINGS, ...value.settings } : value.settings;
  const widget = { title: '', ...value, settings };
  problems.check(path, widget, WIDGET);
  if (isRecord(value.place)) checkPlace(`${path}.place`, value.place, problems);
  if (isRecord(settings)) checkSettings(`${path}.settings`, settings, problems);
  return problems.all.length === before ? (widget as unknown as Widget) : undefined;
}

/** What is wrong with the settings of a widget, noted under `path`. */
export function checkSettings(
  path: string,
  settings: Readonly<Record<string, unknown>>,
  problems: FieldProblems,
): void {
  problems.check(path, settings, SETTINGS);
  const { min, max, thresholds } = settings;
  if (typeof min === 'number' && typeof max === 'number' && min >= max) {
    problems.add(`${path}.max`, `must be more than min, which is ${min}`);
  }
  if (Array.isArray(thresholds)) checkThresholds(`${path}.thresholds`, thresholds, problems);
}

function checkPlace(path: string, place: Readonly<Record<string, unknown>>, problems: FieldProblems): void {
  problems.check(path, place, PLACE);
  if (Number(place.x) + Number(place.w) > GRID_COLUMNS) {
    problems.add(`${path}.w`, `must leave the widget within ${GRID_COLUMNS} columns`);
  }
}

function checkThresholds(path: string, thresholds: readonly unknown[], problems: FieldProblems): void {
  if (thresholds.length > DASHBOARD_LIMITS.thresholds)
    problems.add(path, `must be ${DASHBOARD_LIMITS.thresholds} at most`);
  let before = -Infinity;
  for (const [place, threshold] of thresholds.slice(0, DASHBOARD_LIMITS.thresholds).entries()) {
    const own = `${path}.${place}`;
    if (!isRecord(threshold)) {
      problems.add(own, 'must be an object with value, level, label and notify');
      continue;
    }
    problems.check(own, threshold, THRESHOLD);
    const value = Number(threshold.value);
    if (value <= before) problems.add(`${own}.value`, 'must be more than that of the threshold before it');
    before = value;
  }
}
