import type { WidgetPlace } from '@tachograph/contracts';

/** What a key does with the widget that has the focus: by how much it moves or resizes it, or what else. */
export type WidgetKey = 'edit' | 'remove' | Partial<WidgetPlace>;

const ARROWS: Readonly<Record<string, { readonly move: Partial<WidgetPlace>; readonly size: Partial<WidgetPlace> }>> = {
  ArrowLeft: { move: { x: -1 }, size: { w: -1 } },
  ArrowRight: { move: { x: 1 }, size: { w: 1 } },
  ArrowUp: { move: { y: -1 }, size: { h: -1 } },
  ArrowDown: { move: { y: 1 }, size: { h: 1 } },
};

/** Arrows move, with Shift they resize; Enter opens the form; Delete removes. Null for any other key. */
export function widgetKey(event: KeyboardEvent): WidgetKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const arrow = ARROWS[event.key];
  if (arrow) return event.shiftKey ? arrow.size : arrow.move;
  if (event.key === 'Enter') return 'edit';
  return event.key === 'Delete' || event.key === 'Backspace' ? 'remove' : null;
}
