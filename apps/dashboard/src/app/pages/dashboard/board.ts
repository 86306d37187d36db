import { Component, effect, inject, input, untracked } from '@angular/core';
import type { Dashboard } from '@tachograph/contracts';
import { BoardCursor } from '../../core/board/board-cursor';
import { BoardTime } from '../../core/board/board-time';
import { BoardVariables } from '../../core/board/board-variables';
import { provideBoardData, provideBoardTime } from '../../core/board/provide-board';
import { provideBoardVariables } from '../../core/board/url-board-variables';
import { TimeBar } from '../../widgets/board/time-bar/time-bar';
import { BoardGrid } from './board-grid';

/** A dashboard that is read: its head, and its widgets. */
@Component({
  selector: 'tg-board',
  imports: [BoardGrid, TimeBar],
  providers: [provideBoardTime(), provideBoardVariables(), provideBoardData(), BoardCursor],
  templateUrl: './board.html',
  styleUrl: './board.scss',
})
export class Board {
  readonly dashboard = input.required<Dashboard>();

  private readonly time = inject(BoardTime);
  private readonly variables = inject(BoardVariables);

  constructor() {
    effect(() => {
      const { range, zone, variables } = this.dashboard();
      untracked(() => {
        this.time.begin({ range, zone });
        this.variables.begin(variables);
      });
    });
  }

  isUnsaved(): boolean {
    return false;
  }

  mayLeave(): boolean {
    return true;
  }
}
