import { Component, ElementRef, afterRenderEffect, computed, inject, input, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { BoardEditor } from '../../core/board/board-editor';
import { clockTime } from '../../core/session/local-time';

/**
 * Says that somebody else has stored or removed the dashboard since the draft was begun, and what can be done: nothing is
 * overwritten that was not looked at.
 */
@Component({
  selector: 'tg-conflict-notice',
  imports: [MatButton],
  templateUrl: './conflict-notice.html',
  styleUrl: './conflict-notice.scss',
})
export class ConflictNotice {
  /** Whether theirs is on the page in place of the draft. */
  readonly isShowingTheirs = model.required<boolean>();
  readonly wasShown = input.required<boolean>();
  readonly copied = output();

  protected readonly editor = inject(BoardEditor);
  protected readonly when = computed(() => {
    const theirs = this.editor.theirs();
    return theirs ? clockTime(theirs.updatedAt) : '';
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      // Whoever has saved from far down the page would not see that nothing was saved.
      if (this.editor.isRefused() || this.editor.isGone())
        host.querySelector('.notice')?.scrollIntoView({ block: 'center' });
    });
  }

  protected take(): void {
    this.isShowingTheirs.set(false);
    this.editor.takeTheirs();
  }

  protected overwrite(): void {
    this.isShowingTheirs.set(false);
    void this.editor.overwriteTheirs();
  }
}
