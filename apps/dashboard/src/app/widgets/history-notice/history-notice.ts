import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { secondsLeft } from '../../core/live/seconds-left';
import { ServerClock } from '../../core/live/server-clock';

/** Says that what was stored before could not be read, why, and when it is tried again. */
@Component({
  selector: 'tg-history-notice',
  imports: [MatButton],
  template: `
    <p>
      <span role="alert"
        ><strong>{{ headline() }}</strong> {{ why() }}.</span
      >
      <ng-container i18n>Trying again in {{ left() }} s.</ng-container>
    </p>
    <button mat-stroked-button type="button" (click)="retry.emit()" i18n>Retry now</button>
  `,
  styleUrl: './history-notice.scss',
})
export class HistoryNotice {
  /** What did not load. */
  readonly headline = input($localize`The history did not load:`);
  readonly why = input.required<string>();
  /** When it is tried again, milliseconds since 1970 by this machine's clock. */
  readonly until = input.required<number>();
  readonly retry = output();

  private readonly clock = inject(ServerClock);
  protected readonly left = computed(() => secondsLeft(this.until(), this.clock.localNow()));
}
