import { GridStack, type GridItemHTMLElement, type GridStackOptions } from 'gridstack';
import type { Places } from '../../core/board/board-places';

const ITEM = 'grid-stack-item';
/** What the grid leaves at its elements when it ends. */
const TRACES = /^(grid-stack(?!-item)|gs-|ui-)/;
const PLACED_BY = ['left', 'top', 'width', 'height'];

/**
 * Has gridstack move and resize the elements of a grid, for as long as a dashboard is edited. What is placed where is the
 * draft's affair: the grid tells what a person did with the mouse or a finger, and shows what the draft then says.
 */
export class GridSession {
  private readonly grid: GridStack;
  private isShowing = false;

  /** @param moved gets every widget's place after something was dropped */
  constructor(
    private readonly host: HTMLElement,
    options: Pick<GridStackOptions, 'column' | 'cellHeight' | 'animate'>,
    private readonly moved: (places: Places) => void,
  ) {
    host.classList.add('grid-stack');
    this.grid = new GridStack(host, {
      ...options,
      auto: false,
      margin: 0,
      mode: options.column === 1 ? 'top' : 'float',
      alwaysShowResizeHandle: true,
      resizable: { handles: options.column === 1 ? 's, se' : 'e, s, se' },
      draggable: { handle: '.head', scroll: true },
    });
    this.grid.on('change', () => {
      if (!this.isShowing) this.moved(this.places());
    });
  }

  /** Takes up the elements as they are now in the document, and puts them where they belong. */
  show(places: Places): void {
    this.isShowing = true;
    try {
      for (const { el } of [...this.grid.engine.nodes]) {
        if (el && !el.isConnected) this.grid.removeWidget(el, false, false);
      }
      for (const element of this.items()) {
        const id = idOf(element);
        if (!element.gridstackNode) this.grid.makeWidget(element, { id, ...places.get(id) });
      }
      this.grid.load(
        [...places].map(([id, place]) => ({ id, ...place })),
        false,
      );
    } finally {
      this.isShowing = false;
    }
  }

  /** The elements are as they were, and nothing listens any more. */
  end(): void {
    const items = this.items();
    this.grid.destroy(false);
    for (const element of [this.host, ...items]) clean(element);
    this.host.removeAttribute('style');
  }

  private places(): Places {
    return new Map(this.grid.engine.nodes.map(({ id = '', x = 0, y = 0, w = 1, h = 1 }) => [id, { x, y, w, h }]));
  }

  private items(): GridItemHTMLElement[] {
    return [...this.host.querySelectorAll<GridItemHTMLElement>(`:scope > .${ITEM}[data-widget]`)];
  }
}

function idOf(element: HTMLElement): string {
  return element.dataset.widget ?? '';
}

function clean(element: HTMLElement): void {
  element.classList.remove(...[...element.classList].filter((name) => TRACES.test(name)));
  for (const name of element.getAttributeNames()) if (name.startsWith('gs-')) element.removeAttribute(name);
  for (const property of PLACED_BY) element.style.removeProperty(property);
}
