import { Injectable, computed, inject } from '@angular/core';
import { BoardEditor } from '../../core/board/board-editor';
import { Commands, type Command } from '../../core/commands/commands';

/** What the page of a dashboard does besides changing steps. */
export interface BoardActions {
  add(): void;
  edit(): void;
  save(): void;
  cancel(): void;
  settings(): void;
  kiosk(): void;
  exportFile(): void;
  importFile(): void;
}

const GROUP = $localize`Dashboard`;

/** Offers what can be done with the dashboard that is open to the keys and the palette. */
@Injectable()
export class BoardCommands {
  private readonly editor = inject(BoardEditor);
  private readonly commands = inject(Commands);

  /** To be called where Angular injects. */
  offer(actions: BoardActions): void {
    this.commands.offer(computed(() => (this.editor.isEditing() ? this.editing(actions) : this.viewing(actions))));
  }

  private viewing(actions: BoardActions): Command[] {
    return [
      command('edit', $localize`Edit the dashboard`, 'e', () => actions.edit()),
      command('add', $localize`Add a widget`, 'a', () => actions.add()),
      command('kiosk', $localize`Show the dashboard on the whole screen`, 'k', () => actions.kiosk()),
      command('export', $localize`Save the dashboard as a file`, undefined, () => actions.exportFile()),
      command('import', $localize`Make a dashboard of a file`, undefined, () => actions.importFile()),
    ];
  }

  private editing(actions: BoardActions): Command[] {
    const { editor } = this;
    return [
      command('save', $localize`Save the dashboard`, 'Ctrl+s', () => actions.save()),
      { ...command('undo', $localize`Undo`, 'Ctrl+z', () => editor.undo()), isEnabled: () => editor.canUndo() },
      { ...command('redo', $localize`Redo`, 'Ctrl+Shift+z', () => editor.redo()), isEnabled: () => editor.canRedo() },
      command('add', $localize`Add a widget`, 'a', () => actions.add()),
      command('settings', $localize`Settings of the dashboard`, undefined, () => actions.settings()),
      command('cancel', $localize`Stop editing without saving`, undefined, () => actions.cancel()),
    ];
  }
}

function command(id: string, label: string, keys: string | undefined, run: () => void): Command {
  return { id: `dashboard.${id}`, label, group: GROUP, run, ...(keys === undefined ? {} : { keys }) };
}
