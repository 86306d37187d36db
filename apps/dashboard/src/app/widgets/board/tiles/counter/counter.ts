import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Widget } from '@tachograph/contracts';
import { errorWords } from '../../../../core/api/ask';
import { BoardData, type DataAge } from '../../../../core/board/board-data';
import { BoardTime } from '../../../../core/board/board-time';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { figureText } from '../../../../core/session/figure-format';
import { Icon } from '../../../icon/icon';
import { COUNTER_ADDRESS, DemoCounter } from './demo-counter';

/** A count that everybody who has it open shares: what is shown is what came back from the server, never what was pressed alone. */
@Component({
  selector: 'tg-counter-widget',
  imports: [Icon, MatButton, MatIconButton],
  templateUrl: './counter.html',
  styleUrl: './counter.scss',
})
export class CounterWidget {
  readonly widget = input.required<Widget>();

  private readonly counter = inject(DemoCounter);
  private readonly time = inject(BoardTime);
  private readonly view = inject(BoardData).newest(signal([COUNTER_ADDRESS]));
  private readonly newest = computed(() => this.view.data()[0]);
  private readonly waiting = signal(0);

  protected readonly count = computed(() => {
    const newest = this.newest();
    return newest === undefined ? '0' : figureText(newest.value, this.widget().settings.decimals);
  });
  protected readonly isLive = computed(() => this.time.mode() === 'live');
  protected readonly isSending = computed(() => this.waiting() > 0);
  protected readonly problem = signal('');

  constructor() {
    inject(WidgetStatus).follow({
      ...{ data: this.view.data, state: this.view.state, age: computed(() => this.age()) },
      retry: () => this.view.retry(),
    });
    effect(() => {
      const newest = this.newest();
      if (newest && this.isLive()) this.counter.heard({ value: newest.value, at: newest.takenAt });
    });
  }

  /** That nobody has counted, or for long, says nothing of how fresh the count is. */
  private age(): DataAge {
    const age = this.view.age();
    const isIdle = ['none', 'stale', 'offline'].includes(age.kind);
    return isIdle ? { kind: 'live', words: $localize`live`, at: age.at } : age;
  }

  protected add(step: number): void {
    void this.press((count) => count + step);
  }

  protected reset(): void {
    void this.press(() => 0);
  }

  private async press(next: (count: number) => number): Promise<void> {
    this.waiting.update((count) => count + 1);
    try {
      await this.counter.press(next, () => this.time.now());
      this.problem.set('');
    } catch (error) {
      this.problem.set($localize`This press was not counted: ${errorWords(error)}:why:`);
    } finally {
      this.waiting.update((count) => count - 1);
    }
  }
}
