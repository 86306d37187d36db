import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { GRID_COLUMNS, type Widget, type WidgetPlace } from '@tachograph/contracts';
import { inReadingOrder, rowsOf, stacked, unstacked, type Places } from '../../core/board/board-places';
import { mediaQuery } from '../../core/session/media';
import { WidgetFrame } from '../../widgets/board/frame/widget-frame';
import { headingOf } from '../../widgets/board/frame/frame-words';
import { kindEntry } from '../../widgets/board/widget-kinds';
import type { GridSession } from './grid-session';
import { widgetKey, type WidgetKey } from './widget-keys';

/** Height of a row while the grid is edited, pixels; as in the style sheet. */
const ROW_PX = 72;

/**
 * The widgets of a dashboard in its grid of twelve columns: fewer where it is narrow, and one on a phone, in the order of
 * reading. The browser alone draws it, but while it is edited: then what moves widgets by mouse and finger is loaded.
 */
@Component({
  selector: 'tg-board-grid',
  imports: [WidgetFrame],
  templateUrl: './board-grid.html',
  styleUrls: ['./board-grid.scss', './grid-editing.scss'],
  host: {
    '[style.--rows]': 'rows()',
    '[class.filling]': 'filling() !== null',
    '[class.squeezed]': "filling() === 'fit'",
  },
})
export class BoardGrid {
  /** In the order of the document; looked at, they are put in the order of reading. */
  readonly widgets = input.required<readonly Widget[]>();
  readonly isEditing = input(false);
  /** Whether its rows share the height that there is, being higher than usual (`grow`), or lower, too (`fit`). */
  readonly filling = input<'grow' | 'fit' | null>(null);
  /** Ids of widgets. */
  readonly edited = output<string>();
  readonly duplicated = output<string>();
  readonly removed = output<string>();
  /** Moved or resized by so much. */
  readonly nudged = output<{ readonly id: string; readonly by: Partial<WidgetPlace> }>();
  /** Where each is after something was dropped. */
  readonly arranged = output<readonly Widget[]>();

  /** What a picture of the dashboard shows. */
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  private readonly isOneColumn = mediaQuery('(width < 600px)');
  private readonly isCalm = mediaQuery('(prefers-reduced-motion: reduce)');
  private readonly session = signal<GridSession | null>(null);
  protected readonly ordered = computed(() => (this.isEditing() ? this.widgets() : inReadingOrder(this.widgets())));
  protected readonly rows = computed(() => rowsOf(this.widgets()));

  constructor() {
    effect((onCleanup) => {
      if (!this.isEditing()) return;
      const column = this.isOneColumn() ? 1 : GRID_COLUMNS;
      let isOver = false;
      let session: GridSession | null = null;
      onCleanup(() => {
        isOver = true;
        session?.end();
        this.session.set(null);
      });
      void import('./grid-session').then((code) => {
        if (isOver) return;
        const options = { column, cellHeight: ROW_PX, animate: !this.isCalm() };
        session = new code.GridSession(this.grid().nativeElement, options, (places) => this.arrange(places));
        this.session.set(session);
      });
    });
    afterRenderEffect({ write: () => this.session()?.show(this.places()) });
  }

  /** Columns of two. */
  protected halves({ place }: Widget): number {
    return place.w > GRID_COLUMNS / 2 ? 2 : 1;
  }

  /** For a screen reader: what it is and where it stands. */
  protected label(widget: Widget): string {
    const heading = headingOf(widget, widget.settings.channels, kindEntry(widget.kind));
    const { x, y, w, h } = widget.place;
    return $localize`${heading}:heading:, column ${x + 1}:column:, row ${y + 1}:row:, ${w}:width: wide, ${h}:height: high`;
  }

  /** Keys of the widget that has the focus itself, not something in it. */
  protected press(event: KeyboardEvent, { id }: Widget): void {
    const key = event.target === event.currentTarget ? widgetKey(event) : null;
    if (!key) return;
    event.preventDefault();
    this.follow(key, id);
  }

  private follow(key: WidgetKey, id: string): void {
    if (key === 'edit') this.edited.emit(id);
    else if (key === 'remove') this.removed.emit(id);
    else this.nudged.emit({ id, by: key });
  }

  private places(): Places {
    return this.isOneColumn() ? stacked(this.widgets()) : new Map(this.widgets().map(({ id, place }) => [id, place]));
  }

  private arrange(places: Places): void {
    const widgets = this.widgets();
    this.arranged.emit(
      this.isOneColumn()
        ? unstacked(widgets, places)
        : widgets.map((widget) => ({ ...widget, place: places.get(widget.id) ?? widget.place })),
    );
  }
}
