import { Component, inject, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import { BoardEditor } from '../../core/board/board-editor';
import { Icon } from '../../widgets/icon/icon';
import { WidgetEditing } from './widget-editing';

/** What a person who edits a dashboard can do with all of it. */
@Component({
  selector: 'tg-edit-bar',
  imports: [Icon, MatButton, MatIconButton, MatTooltip],
  templateUrl: './edit-bar.html',
  styleUrl: './edit-bar.scss',
})
export class EditBar {
  readonly added = output();
  readonly settingsAsked = output();
  readonly saved = output();
  readonly canceled = output();

  protected readonly editor = inject(BoardEditor);
  protected readonly editing = inject(WidgetEditing);
}
