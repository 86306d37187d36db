import { Component, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { parsePast } from '../../core/history/range-address';
import { spanOf, type ShownRange } from '../../core/history/shown-range';
import { ServerClock } from '../../core/live/server-clock';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Two instants in the reader's time zone, and whatever is wrong with them in words. */
@Component({
  selector: 'tg-range-form',
  template: `
    <details>
      <summary i18n>From – to</summary>
      <form novalidate (submit)="submit($event)">
        <label>
          <ng-container i18n>From</ng-container>
          <input
            type="datetime-local"
            step="1"
            data-testid="range-from"
            aria-describedby="range-problem"
            [attr.aria-invalid]="problem() !== ''"
            [value]="from()"
            (input)="from.set(valueOf($event))"
          />
        </label>
        <label>
          <ng-container i18n>To</ng-container>
          <input
            type="datetime-local"
            step="1"
            data-testid="range-to"
            aria-describedby="range-problem"
            [attr.aria-invalid]="problem() !== ''"
            [value]="to()"
            (input)="to.set(valueOf($event))"
          />
        </label>
        <button type="submit" i18n>Show</button>
      </form>
      <p id="range-problem" role="alert">{{ problem() }}</p>
      <p class="zone" i18n>Times are in your time zone, {{ zone }}.</p>
    </details>
  `,
  styleUrl: './range-form.scss',
})
export class RangeForm {
  readonly shown = input.required<ShownRange>();
  readonly go = output<ShownRange>();

  private readonly clock = inject(ServerClock);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly from = linkedSignal(() => localText(this.span().from));
  protected readonly to = linkedSignal(() => localText(this.span().to));
  protected readonly problem = signal('');

  protected submit(event: Event): void {
    event.preventDefault();
    const { shown, problem } = parsePast(this.from(), this.to());
    this.problem.set(problem && `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`);
    if (shown) this.go.emit(shown);
  }

  protected valueOf({ target }: Event): string {
    return (target as HTMLInputElement).value;
  }

  /** What is shown, or else the last hour; as of the moment at which it came to be shown. */
  private span() {
    const shown = this.shown();
    const now = untracked(this.clock.now);
    return shown.kind === 'latest' ? { from: now - HOUR, to: now } : spanOf(shown, now);
  }
}

/** An instant as such a field has it: `2026-03-01T14:00:00`, in the reader's time zone. */
function localText(time: number): string {
  const local = time - new Date(time).getTimezoneOffset() * MINUTE;
  return new Date(local).toISOString().slice(0, 19);
}
