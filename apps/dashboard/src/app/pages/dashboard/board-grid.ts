import { Component, computed, input, output } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { inReadingOrder, rowsOf } from '../../core/board/board-places';
import { WidgetFrame } from '../../widgets/board/frame/widget-frame';

/** Columns of six that a widget has at least: a third of the width. */
const HALF_LEAST = 2;

/**
 * The widgets of a dashboard in its grid of twelve columns: fewer where it is narrow, and one on a phone, in the order of
 * reading. Drawn by the browser alone.
 */
@Component({
  selector: 'tg-board-grid',
  imports: [WidgetFrame],
  templateUrl: './board-grid.html',
  styleUrl: './board-grid.scss',
  host: { '[style.--rows]': 'rows()' },
})
export class BoardGrid {
  readonly widgets = input.required<readonly Widget[]>();
  readonly isEditing = input(false);
  /** Ids of widgets. */
  readonly edited = output<string>();
  readonly duplicated = output<string>();
  readonly removed = output<string>();

  protected readonly ordered = computed(() => inReadingOrder(this.widgets()));
  protected readonly rows = computed(() => rowsOf(this.widgets()));

  /** Columns of six. */
  protected half({ place }: Widget): number {
    return Math.max(HALF_LEAST, Math.ceil(place.w / 2));
  }
}
