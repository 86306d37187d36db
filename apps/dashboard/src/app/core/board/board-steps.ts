import {
  DEFAULT_SETTINGS,
  GRID_COLUMNS,
  type DashboardContent,
  type Widget,
  type WidgetKind,
  type WidgetPlace,
  type WidgetSettings,
} from '@tachograph/contracts';
import { firstFree, inReadingOrder, placed } from './board-places';

/** What a dashboard holds, without what the server adds; its widgets in the order of reading. */
export function contentOf({ name, range, zone, variables, widgets }: DashboardContent): DashboardContent {
  return { name, range, zone, variables, widgets: inReadingOrder(widgets) };
}

/** A new widget, at the first place where it has room. */
export function newWidget(
  content: DashboardContent,
  kind: WidgetKind,
  size: Pick<WidgetPlace, 'w' | 'h'>,
  settings: Partial<WidgetSettings>,
): Widget {
  const place = firstFree(content.widgets, size);
  return { id: freeId(content), kind, title: '', place, settings: { ...DEFAULT_SETTINGS, ...settings } };
}

export function withWidget(content: DashboardContent, widget: Widget): DashboardContent {
  return { ...content, widgets: [...content.widgets, widget] };
}

export function withoutWidget(content: DashboardContent, id: string): DashboardContent {
  return { ...content, widgets: content.widgets.filter((widget) => widget.id !== id) };
}

/** Puts a widget in the place of the one of its id. */
export function withChanged(content: DashboardContent, changed: Widget): DashboardContent {
  return { ...content, widgets: content.widgets.map((widget) => (widget.id === changed.id ? changed : widget)) };
}

/** A widget once more: to the right of itself where there are columns enough, else beneath. What stands there makes way. */
export function withDuplicate(content: DashboardContent, widget: Widget): DashboardContent {
  const { x, y, w, h } = widget.place;
  const place = x + 2 * w <= GRID_COLUMNS ? { x: x + w, y, w, h } : { x, y: y + h, w, h };
  const copy = { ...widget, id: freeId(content), place };
  return { ...content, widgets: placed([...content.widgets, copy], copy.id, place) };
}

/** Moves a widget by so many columns and rows, or makes it so much wider and higher; it stays within the grid. */
export function withMoved(content: DashboardContent, id: string, by: Partial<WidgetPlace>): DashboardContent {
  const widget = content.widgets.find((each) => each.id === id);
  if (!widget) return content;
  const { x, y, w, h } = widget.place;
  // A wider one at the right edge does not move to the left.
  const width = Math.min(w + (by.w ?? 0), GRID_COLUMNS - x);
  const place = { x: x + (by.x ?? 0), y: y + (by.y ?? 0), w: width, h: h + (by.h ?? 0) };
  return { ...content, widgets: placed(content.widgets, id, place) };
}

function freeId({ widgets }: DashboardContent): string {
  const ids = new Set(widgets.map(({ id }) => id));
  let number = widgets.length + 1;
  while (ids.has(`w${number}`)) number += 1;
  return `w${number}`;
}
