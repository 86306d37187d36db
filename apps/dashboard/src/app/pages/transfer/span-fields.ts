import { Component, inject, input, model } from '@angular/core';
import { ServerClock } from '../../core/live/server-clock';
import { OWN_TIME_ZONE } from '../../core/session/time-zones';
import { QUICK_SPANS, toFieldTime, type SpanChoice } from './time-span';

const DAY_MS = 86_400_000;
const ABSOLUTE = 'absolute';

/** Chooses a range of time: one that ends now, or from one time to another. */
@Component({
  selector: 'tg-span-fields',
  template: `
    <div class="fields">
      <div class="field">
        <label for="span-quick" i18n>Time</label>
        <select #quick id="span-quick" (change)="choose(quick.value)">
          @for (span of quickSpans; track span.name; let place = $index) {
            <option [value]="place" [selected]="choice().quick === place">{{ span.name }}</option>
          }
          <option [value]="absolute" [selected]="choice().quick === null" i18n>from … to …</option>
        </select>
      </div>
      @if (choice().quick === null) {
        <div class="field">
          <label for="span-from" i18n>From, your time ({{ zone }})</label>
          <input
            #from
            id="span-from"
            type="datetime-local"
            [value]="choice().from"
            (input)="change({ from: from.value })"
          />
        </div>
        <div class="field">
          <label for="span-to" i18n>To, without that minute</label>
          <input
            #to
            id="span-to"
            type="datetime-local"
            [value]="choice().to"
            [attr.aria-invalid]="problem() !== null"
            aria-describedby="span-problem"
            (input)="change({ to: to.value })"
          />
          <span id="span-problem" class="note problem">{{ problem() }}</span>
        </div>
      }
    </div>
  `,
  styleUrls: ['../page.scss', '../form.scss'],
})
export class SpanFields {
  readonly choice = model.required<SpanChoice>();
  /** What is wrong with it; null where nothing is. */
  readonly problem = input.required<string | null>();

  private readonly clock = inject(ServerClock);
  protected readonly zone = OWN_TIME_ZONE;
  protected readonly quickSpans = QUICK_SPANS;
  protected readonly absolute = ABSOLUTE;

  protected choose(value: string): void {
    if (value !== ABSOLUTE) {
      this.change({ quick: Number(value) });
      return;
    }
    const now = this.clock.now();
    const { from, to } = this.choice();
    this.change({ quick: null, from: from || toFieldTime(now - DAY_MS), to: to || toFieldTime(now) });
  }

  protected change(part: Partial<SpanChoice>): void {
    this.choice.update((choice) => ({ ...choice, ...part }));
  }
}
