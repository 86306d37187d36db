import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatActionList, MatListItem, MatListItemIcon, MatListItemTitle } from '@angular/material/list';
import { Icon } from '../../../widgets/icon/icon';
import type { WidgetKindEntry } from '../../../widgets/board/widget-kind';
import { KINDS } from '../../../widgets/board/widget-kinds';

/** Has a person choose a kind of widgets; closes with its entry, or with nothing. */
@Component({
  selector: 'tg-kind-picker',
  imports: [
    Icon,
    MatActionList,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatListItem,
    MatListItemIcon,
    MatListItemTitle,
  ],
  template: `
    <h2 mat-dialog-title i18n>Add a widget</h2>
    <mat-dialog-content>
      <mat-action-list class="kinds">
        @for (entry of kinds; track entry.kind) {
          <button mat-list-item type="button" lines="3" [attr.data-kind]="entry.kind" (click)="choose(entry)">
            <tg-icon matListItemIcon [name]="entry.icon" />
            <span matListItemTitle>{{ entry.name }}</span>
            {{ entry.description }}
          </button>
        }
      </mat-action-list>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button mat-button type="button" mat-dialog-close i18n>Cancel</button>
    </mat-dialog-actions>
  `,
  styles: `
    .kinds {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
    }
  `,
})
export class KindPicker {
  private readonly dialog = inject<MatDialogRef<KindPicker, WidgetKindEntry>>(MatDialogRef);
  protected readonly kinds = KINDS;

  protected choose(entry: WidgetKindEntry): void {
    this.dialog.close(entry);
  }
}
