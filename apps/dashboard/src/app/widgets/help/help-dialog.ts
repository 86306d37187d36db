import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Commands } from '../../core/commands/commands';
import { KeyCaps } from '../key-caps/key-caps';

/** What the keys do on the page that is open, and how the app works in a few words. */
@Component({
  selector: 'tg-help-dialog',
  imports: [KeyCaps, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './help-dialog.html',
  styleUrl: './help-dialog.scss',
})
export class HelpDialog {
  private readonly commands = inject(Commands);

  /** What has keys, by its heading; what can't be done just now, too. */
  protected readonly groups = computed(() => {
    const all = this.commands.all().flatMap(({ id, label, group, keys }) => (keys ? [{ id, label, group, keys }] : []));
    return [...new Set(all.map(({ group }) => group))].map((name) => ({
      name,
      commands: all.filter(({ group }) => group === name),
    }));
  });
}
