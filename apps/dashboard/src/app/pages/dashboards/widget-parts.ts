import {
  DEFAULT_SETTINGS,
  type Widget,
  type WidgetKind,
  type WidgetPlace,
  type WidgetSettings,
} from '@tachograph/contracts';

/** A widget of a template: where nothing is said, its settings are those of a new one. */
export function widgetOf(
  kind: WidgetKind,
  place: readonly [x: number, y: number, w: number, h: number],
  settings: Partial<WidgetSettings>,
  title = '',
): Widget {
  const [x, y, w, h] = place;
  const box: WidgetPlace = { x, y, w, h };
  return { id: `${kind}-${x}-${y}`, kind, title, place: box, settings: { ...DEFAULT_SETTINGS, ...settings } };
}
