import type { FieldError } from '../errors/error-body.js';
import { parseIdentifier } from '../readings/identifier.js';
import {
  DASHBOARD_LIMITS,
  DASHBOARD_ZONES,
  type DashboardContent,
  type DashboardVariable,
  VARIABLE_KINDS,
  type Widget,
  type WidgetSettings,
} from './dashboard.js';
import { type FieldCheck, FieldProblems, isRecord, listOf, oneOf, text } from './field-check.js';
import { checkSettings, parseWidget, rangeName } from './parse-widget.js';

/** A dashboard that may be stored, or every field of it that is not right. */
export type ParsedDashboard = { content: DashboardContent } | { problems: readonly FieldError[] };

const VARIABLE_NAME = /^[A-Za-z]\w{0,31}$/;

const identifier: FieldCheck = (value) =>
  parseIdentifier(value) === undefined ? 'must be a name of 1 to 128 characters' : undefined;

const VARIABLE: Readonly<Record<keyof DashboardVariable, FieldCheck>> = {
  name: (value) =>
    typeof value === 'string' && VARIABLE_NAME.test(value)
      ? undefined
      : 'must be 1 to 32 letters, digits and _, and begin with a letter',
  kind: oneOf(VARIABLE_KINDS),
  pattern: identifier,
  initial: listOf(identifier, DASHBOARD_LIMITS.channels),
};

const list =
  (most: number, of: string): FieldCheck =>
  (value) =>
    Array.isArray(value) && value.length <= most ? undefined : `must be a list of ${most} ${of} at most`;

const CONTENT: Readonly<Record<keyof DashboardContent, FieldCheck>> = {
  name: text(1, DASHBOARD_LIMITS.name),
  range: rangeName,
  zone: oneOf(DASHBOARD_ZONES),
  variables: list(DASHBOARD_LIMITS.variables, 'variables'),
  widgets: list(DASHBOARD_LIMITS.widgets, 'widgets'),
};

/**
 * Reads what somebody sent or a file holds as the content of a dashboard; what it does not name is as in an empty one, but for
 * its name. The same rules hold in the server, in the forms of the web app and for files.
 */
export function parseDashboard(value: unknown): ParsedDashboard {
  if (!isRecord(value))
    return { problems: [{ path: 'dashboard', message: 'dashboard must be an object with a name' }] };
  const problems = new FieldProblems();
  const content: Record<string, unknown> = { range: '15m', zone: 'viewer', variables: [], widgets: [], ...value };
  problems.check('', content, CONTENT);
  const variables = firstOf(content.variables, DASHBOARD_LIMITS.variables);
  const widgets = firstOf(content.widgets, DASHBOARD_LIMITS.widgets);
  checkVariables(variables, problems);
  const parsed = widgets.map((widget, place) => parseWidget(`widgets.${place}`, widget, problems));
  checkIds(parsed, problems);
  if (problems.all.length > 0) return { problems: problems.all };
  return { content: { ...content, name: String(content.name).trim(), widgets: parsed } as DashboardContent };
}

/** What is wrong with the settings of one widget, by paths such as `settings.thresholds.0.value`: for forms. */
export function settingsProblems(settings: WidgetSettings): readonly FieldError[] {
  const problems = new FieldProblems();
  checkSettings('settings', { ...settings }, problems);
  return problems.all;
}

/** As many of a list as there may be: a longer one is refused as it is. */
function firstOf(value: unknown, most: number): unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, most) : [];
}

function checkVariables(variables: readonly unknown[], problems: FieldProblems): void {
  const names = new Set<unknown>();
  for (const [place, variable] of variables.entries()) {
    const path = `variables.${place}`;
    if (!isRecord(variable)) {
      problems.add(path, 'must be an object with name, kind, pattern and initial');
      continue;
    }
    problems.check(path, variable, VARIABLE);
    if (names.has(variable.name)) problems.add(`${path}.name`, 'must be another than that of the variables before it');
    names.add(variable.name);
  }
}

function checkIds(widgets: readonly (Widget | undefined)[], problems: FieldProblems): void {
  const ids = new Set<string>();
  for (const [place, widget] of widgets.entries()) {
    if (widget === undefined) continue;
    if (ids.has(widget.id)) problems.add(`widgets.${place}.id`, 'must be another than those of the widgets before it');
    ids.add(widget.id);
  }
}
