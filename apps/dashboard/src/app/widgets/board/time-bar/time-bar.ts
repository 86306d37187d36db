import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import { BoardClock } from '../../../core/board/board-clock';
import { BoardTime } from '../../../core/board/board-time';
import { back, forth, wider } from '../../../core/history/range-moves';
import type { ShownRange } from '../../../core/history/shown-range';
import { ServerClock } from '../../../core/live/server-clock';
import { Icon } from '../../icon/icon';
import { RangePanel } from './range-panel';
import { ReplayControls } from './replay-controls';
import { TimeCommands } from './time-commands';

/** For so long it says that a link was copied, milliseconds. */
const SAID_MS = 3_000;

/** The time of a dashboard: whether it is live, which range it shows, and what happened then, played again. */
@Component({
  selector: 'tg-time-bar',
  imports: [Icon, MatButton, MatIconButton, MatTooltip, RangePanel, ReplayControls],
  providers: [TimeCommands],
  templateUrl: './time-bar.html',
  styleUrl: './time-bar.scss',
})
export class TimeBar {
  protected readonly time = inject(BoardTime);
  protected readonly commands = inject(TimeCommands);
  private readonly board = inject(BoardClock);
  private readonly clock = inject(ServerClock);
  private readonly clipboard = inject(Clipboard);
  private readonly document = inject(DOCUMENT);

  /** Of a narrow page, where a button opens the rest. */
  protected readonly isOpen = signal(false);
  protected readonly isReplay = computed(() => this.time.mode() === 'replay' || this.time.mode() === 'paused');
  protected readonly state = computed(() => {
    const at = this.board.clock().time(Math.floor(this.time.now() / 1_000) * 1_000, this.clock.now());
    switch (this.time.mode()) {
      case 'live':
        return $localize`live`;
      case 'past':
        return $localize`past`;
      case 'paused':
        return $localize`paused at ${at}:time:`;
      case 'replay':
        if (!this.time.isRunning()) return $localize`paused at ${at}:time:`;
        return this.time.isWaiting() ? $localize`loading ${at}:time:…` : $localize`replaying ${at}:time:`;
    }
  });
  /** Where each button leads; null where there is nothing in that direction. */
  protected readonly moves = computed(() => {
    const now = this.clock.now();
    const range = this.time.range();
    return { back: back(range, now), forth: forth(range, now), wider: wider(range, now) };
  });
  protected readonly isCopied = signal(false);

  protected go(range: ShownRange | null): void {
    if (range && range.kind !== 'latest') this.time.show(range);
  }

  /** A link that opens the dashboard at the moment that it shows. */
  protected copyLink(): void {
    const link = new URL(this.document.location.href);
    if (this.time.mode() !== 'past') link.searchParams.set('at', new Date(this.time.now()).toISOString());
    if (!this.clipboard.copy(link.href)) return;
    this.isCopied.set(true);
    setTimeout(() => this.isCopied.set(false), SAID_MS);
  }
}
