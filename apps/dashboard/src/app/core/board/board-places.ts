import { DASHBOARD_LIMITS, GRID_COLUMNS, type Widget, type WidgetPlace } from '@tachograph/contracts';

/** Where widgets stand, by their ids. */
export type Places = ReadonlyMap<string, WidgetPlace>;

/** Whether two places share a cell. */
export function overlap(a: WidgetPlace, b: WidgetPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Widgets as they are read: row by row, from left to right. */
export function inReadingOrder(widgets: readonly Widget[]): Widget[] {
  return widgets.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
}

/** Rows that are taken. */
export function rowsOf(widgets: readonly Widget[]): number {
  return Math.max(0, ...widgets.map(({ place }) => place.y + place.h));
}

/** The nearest place within the grid. */
export function withinGrid(place: WidgetPlace): WidgetPlace {
  const w = between(place.w, 1, GRID_COLUMNS);
  const h = between(place.h, 1, DASHBOARD_LIMITS.height);
  return { x: between(place.x, 0, GRID_COLUMNS - w), y: between(place.y, 0, DASHBOARD_LIMITS.row), w, h };
}

/** Widgets at other places; those that are not named stay. */
export function atPlaces(widgets: readonly Widget[], places: Places): Widget[] {
  return widgets.map((widget) => ({ ...widget, place: places.get(widget.id) ?? widget.place }));
}

/** Puts one widget somewhere, the nearest place within the grid; what stands there makes way downwards. */
export function placed(widgets: readonly Widget[], id: string, place: WidgetPlace): Widget[] {
  const settled = new Map([[id, withinGrid(place)]]);
  for (const widget of inReadingOrder(widgets)) {
    if (!settled.has(widget.id)) settled.set(widget.id, below(widget.place, [...settled.values()]));
  }
  return atPlaces(widgets, settled);
}

/** The first place, from the top, where so many columns and rows are free. */
export function firstFree(widgets: readonly Widget[], size: Pick<WidgetPlace, 'w' | 'h'>): WidgetPlace {
  const taken = widgets.map(({ place }) => place);
  const { w, h } = withinGrid({ x: 0, y: 0, ...size });
  for (let y = 0; ; y += 1) {
    for (let x = 0; x + w <= GRID_COLUMNS; x += 1) {
      const place = { x, y, w, h };
      if (!taken.some((other) => overlap(place, other))) return place;
    }
  }
}

/** Moves everything up as far as it goes: no row is left empty that need not be. */
export function compacted(widgets: readonly Widget[]): Widget[] {
  const settled = new Map<string, WidgetPlace>();
  for (const { id, place } of inReadingOrder(widgets)) {
    const others = [...settled.values()];
    let y = place.y;
    while (y > 0 && !others.some((other) => overlap({ ...place, y: y - 1 }, other))) y -= 1;
    settled.set(id, { ...place, y });
  }
  return atPlaces(widgets, settled);
}

/** Widgets beneath one another in one column, as on a phone. */
export function stacked(widgets: readonly Widget[]): Map<string, WidgetPlace> {
  let y = 0;
  return new Map(
    inReadingOrder(widgets).map(({ id, place: { h } }) => {
      y += h;
      return [id, { x: 0, y: y - h, w: 1, h }];
    }),
  );
}

/**
 * What it means for the grid that widgets were moved in one column: where only heights are other than before, each keeps its
 * place; in another order they follow one another from left to right, none before its predecessor.
 */
export function unstacked(widgets: readonly Widget[], column: Places): Widget[] {
  const height = (widget: Widget) => column.get(widget.id)?.h ?? widget.place.h;
  const before = inReadingOrder(widgets);
  const after = before.toSorted((a, b) => (column.get(a.id)?.y ?? 0) - (column.get(b.id)?.y ?? 0));
  if (after.every(({ id }, place) => id === before[place]?.id)) {
    return before.reduce<Widget[]>(
      (all, widget) => placed(all, widget.id, { ...placeOf(all, widget), h: height(widget) }),
      [...widgets],
    );
  }
  const settled = new Map<string, WidgetPlace>();
  for (const widget of after) settled.set(widget.id, following([...settled.values()], widget.place.w, height(widget)));
  return atPlaces(widgets, settled);
}

/** The first place of this size that is free and not before the last one taken. */
function following(taken: readonly WidgetPlace[], w: number, h: number): WidgetPlace {
  const last = taken.at(-1);
  let place = { x: last?.x ?? 0, y: last?.y ?? 0, w, h };
  while (place.x + w > GRID_COLUMNS || taken.some((other) => overlap(place, other))) {
    place = place.x + w < GRID_COLUMNS ? { ...place, x: place.x + 1 } : { ...place, x: 0, y: place.y + 1 };
  }
  return place;
}

function placeOf(widgets: readonly Widget[], { id, place }: Widget): WidgetPlace {
  return widgets.find((widget) => widget.id === id)?.place ?? place;
}

function below(place: WidgetPlace, taken: readonly WidgetPlace[]): WidgetPlace {
  const inTheWay = taken.find((other) => overlap(place, other));
  return inTheWay ? below({ ...place, y: inTheWay.y + inTheWay.h }, taken) : place;
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value), least), most);
}
