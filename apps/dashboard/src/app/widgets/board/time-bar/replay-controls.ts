import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import { MatTooltip } from '@angular/material/tooltip';
import { BoardClock } from '../../../core/board/board-clock';
import { BoardTime, REPLAY_SPEEDS } from '../../../core/board/board-time';
import { formatNumber } from '../../../core/session/number-format';
import { Icon } from '../../icon/icon';

/** The slider moves by so many parts of its length. */
const SLIDER_STEPS = 1_000;

/** Plays what happened: forth and back by readings, faster and slower, from anywhere. */
@Component({
  selector: 'tg-replay-controls',
  imports: [
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatSlider,
    MatSliderThumb,
    MatTooltip,
  ],
  templateUrl: './replay-controls.html',
  styleUrl: './replay-controls.scss',
})
export class ReplayControls {
  protected readonly time = inject(BoardTime);
  private readonly board = inject(BoardClock);

  protected readonly speeds = REPLAY_SPEEDS.map((speed) => ({ speed, words: speedWords(speed) }));
  protected readonly speed = computed(() => speedWords(this.time.speed()));
  protected readonly speedLabel = computed(() => $localize`Speed: ${this.speed()}:speed:`);
  protected readonly playWords = computed(() => (this.time.isRunning() ? $localize`Pause` : $localize`Play`));
  protected readonly from = computed(() => this.words(this.time.extent().from));
  protected readonly to = computed(() => this.words(this.time.extent().to));
  protected readonly step = computed(() => {
    const { from, to } = this.time.extent();
    return Math.max(1, Math.round((to - from) / SLIDER_STEPS));
  });
  /** The slider takes whole steps from its beginning only. */
  protected readonly length = computed(() => {
    const { from, to } = this.time.extent();
    return Math.ceil((to - from) / this.step()) * this.step();
  });
  protected readonly place = computed(() => this.time.now() - this.time.extent().from);
  protected readonly tell = (place: number) => this.words(this.time.extent().from + place);

  protected play(): void {
    if (this.time.isRunning()) this.time.pause();
    else this.time.replay(this.time.now());
  }

  protected moveTo(place: number): void {
    const { from, to } = this.time.extent();
    this.time.seek(Math.min(to, from + place));
  }

  private words(time: number): string {
    const { from, to } = this.time.extent();
    const precision = to - from > 3 * 86_400_000 ? 'minutes' : 'seconds';
    return this.board.clock().time(time, to, precision);
  }
}

/** Seconds a second, `0.25×`. */
export function speedWords(speed: number): string {
  return `${formatNumber(speed)}×`;
}
