import { Injectable, Injector, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { DASHBOARD_LIMITS, type Widget, type WidgetPlace } from '@tachograph/contracts';
import { firstValueFrom } from 'rxjs';
import { BoardEditor } from '../../core/board/board-editor';
import { compacted } from '../../core/board/board-places';
import {
  newWidget,
  withChanged,
  withDuplicate,
  withMoved,
  withWidget,
  withoutWidget,
} from '../../core/board/board-steps';
import { openWidgetForm } from '../../widgets/board/form/open-widget-form';
import type { WidgetKindEntry } from '../../widgets/board/widget-kind';

/** What a person does with the widgets of a dashboard, each a step that can be undone; what is needed for it begins editing. */
@Injectable()
export class WidgetEditing {
  private readonly editor = inject(BoardEditor);
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);

  /** Has a kind chosen and its form filled in. @returns the id of the new widget, null where the person thought better of it */
  async add(): Promise<string | null> {
    this.editor.begin();
    const content = this.editor.content();
    if (!content) return null;
    if (content.widgets.length >= DASHBOARD_LIMITS.widgets) {
      this.editor.say($localize`A dashboard holds ${DASHBOARD_LIMITS.widgets}:count: widgets at most.`);
      return null;
    }
    const { KindPicker } = await import('./dialogs/kind-picker');
    const picker = this.dialog.open(KindPicker, { width: '52rem', maxWidth: '95vw' });
    const entry = (await firstValueFrom(picker.afterClosed())) as WidgetKindEntry | undefined;
    if (!entry) return null;
    const widget = await this.form(newWidget(content, entry.kind, entry.size, entry.settings));
    if (!widget) return null;
    this.editor.change((now) => withWidget(now, widget), $localize`Added: ${entry.name}:kind:.`);
    return widget.id;
  }

  /** Opens the form of a widget. */
  async edit(id: string): Promise<void> {
    this.editor.begin();
    const before = this.widget(id);
    const after = before && (await this.form(before));
    if (after) this.editor.change((now) => withChanged(now, after), $localize`The widget is changed.`);
  }

  duplicate(id: string): void {
    const widget = this.widget(id);
    if (widget) this.editor.change((now) => withDuplicate(now, widget), $localize`The widget is there twice.`);
  }

  remove(id: string): void {
    this.editor.change((now) => withoutWidget(now, id), $localize`The widget is removed; undo brings it back.`);
  }

  /** Moves or resizes by so much. */
  nudge(id: string, by: Partial<WidgetPlace>): void {
    this.editor.change((now) => withMoved(now, id, by), '');
    const place = this.widget(id)?.place;
    if (!place) return;
    const { x, y, w, h } = place;
    this.editor.say($localize`Column ${x + 1}:column:, row ${y + 1}:row:, ${w}:width: wide, ${h}:height: high.`);
  }

  /** Takes the places that widgets were given with the mouse or a finger. */
  arrange(widgets: readonly Widget[]): void {
    this.editor.change((now) => ({ ...now, widgets: [...widgets] }), $localize`Moved.`);
  }

  closeGaps(): void {
    this.editor.change(
      (now) => ({ ...now, widgets: compacted(now.widgets) }),
      $localize`Everything is moved up as far as it goes.`,
    );
  }

  private widget(id: string): Widget | undefined {
    return this.editor.content()?.widgets.find((widget) => widget.id === id);
  }

  private form(widget: Widget): Promise<Widget | undefined> {
    return openWidgetForm(this.dialog, this.injector, widget);
  }
}
