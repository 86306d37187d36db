import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** What a person is asked for. */
export interface WordQuestion {
  readonly title: string;
  readonly hint: string;
  /** Words that are in use, offered while one is typed. */
  readonly known: readonly string[];
  /** Characters at most. */
  readonly most: number;
  readonly mayBeEmpty: boolean;
}

/** Has a person name a group or a label; closes with it, or with nothing. */
@Component({
  selector: 'tg-word-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
  ],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <form (submit)="$event.preventDefault(); done()">
      <mat-dialog-content>
        <mat-form-field appearance="outline" class="word">
          <mat-label i18n>Name</mat-label>
          <input
            #input
            matInput
            list="known-words"
            autocomplete="off"
            [maxLength]="question.most"
            (input)="word.set(input.value.trim())"
          />
          <mat-hint>{{ question.hint }}</mat-hint>
        </mat-form-field>
        <datalist id="known-words">
          @for (known of question.known; track known) {
            <option [value]="known"></option>
          }
        </datalist>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button mat-button type="button" mat-dialog-close i18n>Cancel</button>
        <button mat-flat-button type="submit" [disabled]="!question.mayBeEmpty && word() === ''" i18n>Set</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .word {
      width: 100%;
      margin-top: 0.5rem;
    }
  `,
})
export class WordDialog {
  private readonly dialog = inject<MatDialogRef<WordDialog, string>>(MatDialogRef);
  protected readonly question = inject<WordQuestion>(MAT_DIALOG_DATA);
  protected readonly word = signal('');

  protected done(): void {
    if (this.question.mayBeEmpty || this.word() !== '') this.dialog.close(this.word());
  }
}
