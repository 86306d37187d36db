import { Component, ElementRef, computed, inject, input, model, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SPEED_CHANNEL, type ConnectionEntry } from '@tachograph/contracts';
import { ConnectionsApi } from '../../core/api/connections-api';
import { errorWords } from '../../core/api/ask';
import { formatCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { formatNumber, parseNumber } from '../../core/session/number-format';
import { plural } from '../../core/session/plural';

/** Sends a speed to one connection, or to all that are connected to the speed channel. */
@Component({
  selector: 'tg-send-form',
  imports: [MatButton],
  templateUrl: './send-form.html',
  styleUrl: '../form.scss',
  styles: `
    /* Beside the fields, which have their labels above. */
    .go {
      margin-top: 1.3rem;
    }

    p {
      margin: 0;
    }

    .problem {
      color: var(--mat-sys-error);
    }
  `,
})
export class SendForm {
  readonly connections = input.required<readonly ConnectionEntry[]>();
  /** Id of the connection that it goes to; empty: all. */
  readonly to = model('');

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('value');
  private readonly api = inject(ConnectionsApi);
  protected readonly unit = SPEED_CHANNEL.unit;
  protected readonly receivers = computed(() => this.connections().filter(({ channel }) => channel === 'speed'));
  protected readonly speed = signal('');
  /** As a field for date and time has it, in the reader's zone; empty: now. */
  protected readonly taken = signal('');
  protected readonly isSending = signal(false);
  protected readonly done = signal('');
  protected readonly failure = signal<string | null>(null);
  protected readonly isNoNumber = computed(() => this.speed().trim() !== '' && Number.isNaN(parseNumber(this.speed())));

  /** Puts the cursor where the speed is typed. */
  focus(): void {
    this.field().nativeElement.focus();
  }

  protected async send(): Promise<void> {
    const speed = parseNumber(this.speed());
    if (Number.isNaN(speed)) return;
    this.isSending.set(true);
    this.done.set('');
    try {
      const answer = await this.api.send({
        speed,
        ...(this.to().trim() && { connection_id: this.to().trim() }),
        ...(this.taken() && { timestamp: new Date(this.taken()).toISOString() }),
      });
      this.failure.set(null);
      const { reading } = answer;
      const stored = `${formatNumber(reading.speed)} ${this.unit}`;
      const time = clockTime(Date.parse(reading.timestamp));
      const kept = $localize`Stored as ${stored}:value: of ${reading.device_id}:device: at ${time}:time:.`;
      this.done.set(`${deliveredWords(answer.delivered)} ${kept}`);
    } catch (error) {
      this.failure.set(errorWords(error));
    }
    this.isSending.set(false);
  }
}

function deliveredWords(count: number): string {
  if (count === 0) return $localize`Delivered to nobody: no client is connected to the speed channel.`;
  return plural(count, {
    one: $localize`Delivered to 1 connection.`,
    other: $localize`Delivered to ${formatCount(count)}:count: connections.`,
  });
}
