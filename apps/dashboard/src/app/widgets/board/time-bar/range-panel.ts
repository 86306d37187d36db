import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { DeviceZones } from '../../../core/api/device-zones';
import { BoardClock } from '../../../core/board/board-clock';
import { BoardTime } from '../../../core/board/board-time';
import { RECENT_NAMES, RECENT_RANGES } from '../../../core/history/shown-range';
import { recentWords } from '../../../core/session/recent-words';
import { Icon } from '../../icon/icon';
import { fieldText, zonedRange } from './zoned-range';

/** Chooses which range a dashboard shows, and in whose time, behind a button that says both. */
@Component({
  selector: 'tg-range-panel',
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    CdkTrapFocus,
    Icon,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatFormField,
    MatInput,
    MatLabel,
  ],
  templateUrl: './range-panel.html',
  styleUrl: './range-panel.scss',
})
export class RangePanel {
  protected readonly time = inject(BoardTime);
  protected readonly board = inject(BoardClock);
  private readonly zones = inject(DeviceZones);

  protected readonly isOpen = signal(false);
  protected readonly quick = computed(() => {
    const range = this.time.range();
    return RECENT_NAMES.map((name) => ({
      ...{ name, short: RECENT_RANGES[name].short, words: RECENT_RANGES[name].words },
      isShown: range.kind === 'recent' && range.name === name,
    }));
  });
  protected readonly words = computed(() => {
    const range = this.time.range();
    if (range.kind === 'recent') return recentWords(range.name);
    const clock = this.board.clock();
    const precision = [range.from, range.to].every((each) => each % 60_000 === 0) ? 'minutes' : 'seconds';
    const from = clock.time(range.from, untracked(this.time.now), precision);
    return `${from} – ${clock.time(range.to, range.from, precision)}`;
  });
  protected readonly from = linkedSignal(() => this.field('from'));
  protected readonly to = linkedSignal(() => this.field('to'));
  protected readonly problem = signal('');
  protected readonly zoneNote = computed(() => {
    const zone = this.board.zoneName();
    if (this.time.zone() === 'device' && this.board.deviceZone() === null) {
      return $localize`No one zone is known of the devices: times are in yours, ${zone}:zone:.`;
    }
    return $localize`Times are in ${zone}:zone:.`;
  });

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    this.problem.set('');
    if (this.isOpen()) this.zones.want();
  }

  protected choose(name: string): void {
    this.time.show({ kind: 'recent', name });
    this.isOpen.set(false);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const { range, problem } = zonedRange(this.from(), this.to(), this.board.clock());
    this.problem.set(problem && `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`);
    if (!range) return;
    this.time.show(range);
    this.isOpen.set(false);
  }

  /** As of the moment at which the panel opens: what moves on would take from under the fingers what is typed. */
  private field(end: 'from' | 'to'): string {
    this.isOpen();
    this.time.range();
    return fieldText(untracked(this.time.span)[end], this.board.clock());
  }
}
