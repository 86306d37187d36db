import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { FieldError } from '@tachograph/contracts';

/** So many are listed; of more, their number is told. */
const LISTED_MAX = 50;

/** Says what is wrong with a file of a dashboard, field by field. */
@Component({
  selector: 'tg-import-problems',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title i18n>This file holds no dashboard that can be stored</h2>
    <mat-dialog-content data-testid="import-problems">
      <p i18n>Nothing was stored. In {{ data.name }}:</p>
      <ul>
        @for (problem of listed; track $index) {
          <li>{{ problem.message }}</li>
        }
      </ul>
      @if (others > 0) {
        <p i18n>and {{ others }} more.</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button mat-flat-button type="button" mat-dialog-close i18n>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportProblems {
  protected readonly data = inject<{ readonly name: string; readonly problems: readonly FieldError[] }>(
    MAT_DIALOG_DATA,
  );
  protected readonly listed = this.data.problems.slice(0, LISTED_MAX);
  protected readonly others = this.data.problems.length - this.listed.length;
}
