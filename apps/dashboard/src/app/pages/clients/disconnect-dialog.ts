import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

/** Asks whether a connection may be ended; closes with true where it may. */
@Component({
  selector: 'tg-disconnect-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title i18n>Disconnect {{ id }}?</h2>
    <mat-dialog-content>
      <p i18n>
        It is told that a person did it. Most clients come back by themselves after a while; one that must stay away has
        to be stopped where it runs.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button mat-button type="button" mat-dialog-close i18n>Cancel</button>
      <button mat-flat-button type="button" [mat-dialog-close]="true" i18n>Disconnect</button>
    </mat-dialog-actions>
  `,
})
export class DisconnectDialog {
  protected readonly id = inject<string>(MAT_DIALOG_DATA);
}
