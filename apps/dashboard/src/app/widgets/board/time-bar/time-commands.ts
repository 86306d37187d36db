import { Injectable, computed, inject } from '@angular/core';
import { BoardTime, REPLAY_SPEEDS } from '../../../core/board/board-time';
import { Commands, type Command } from '../../../core/commands/commands';
import { back, forth } from '../../../core/history/range-moves';
import type { ShownRange } from '../../../core/history/shown-range';
import { ServerClock } from '../../../core/live/server-clock';

const GROUP = $localize`Time of the dashboard`;
/** By how many parts of its extent the arrow keys move a replay. */
const PARTS = 50;

/** Offers what can be done with a dashboard's time to the keys and the palette. */
@Injectable()
export class TimeCommands {
  private readonly time = inject(BoardTime);
  private readonly clock = inject(ServerClock);

  constructor() {
    inject(Commands).offer(computed(() => [...this.playing(), ...this.moving()]));
  }

  /** Plays what is shown from its beginning, or from where it stands. */
  play(): void {
    const { time } = this;
    const mode = time.mode();
    time.replay(mode === 'live' || mode === 'past' ? time.span().from : time.now());
  }

  private playing(): Command[] {
    const { time } = this;
    const isReplay = time.mode() === 'replay';
    const isStill = time.mode() === 'paused' || isReplay;
    const stop = time.mode() === 'live' || time.isRunning();
    return [
      stop
        ? this.command('pause', $localize`Pause the dashboard`, ' ', () => time.pause())
        : this.command('resume', time.mode() === 'paused' ? $localize`Go on live` : $localize`Play`, ' ', () =>
            time.mode() === 'paused' ? time.resume() : this.play(),
          ),
      this.command('replay', $localize`Replay what is shown`, undefined, () => this.play()),
      ...(isStill ? [this.command('live', $localize`Back to live`, undefined, () => time.resume())] : []),
      this.command('step-back', $localize`To the reading before`, '[', () => time.step(-1)),
      this.command('step-forth', $localize`To the next reading`, ']', () => time.step(1)),
      this.command('slower', $localize`Replay slower`, '<', () => this.changeSpeed(-1), isReplay),
      this.command('faster', $localize`Replay faster`, '>', () => this.changeSpeed(1), isReplay),
    ];
  }

  private moving(): Command[] {
    return [
      this.command('back', $localize`Back in time`, 'ArrowLeft', () => this.move(-1)),
      this.command('forth', $localize`Forth in time`, 'ArrowRight', () => this.move(1)),
    ];
  }

  private move(direction: 1 | -1): void {
    const { time } = this;
    if (time.mode() === 'replay' || time.mode() === 'paused') {
      const { from, to } = time.extent();
      return time.seek(Math.max(from, Math.min(to, time.now() + (direction * (to - from)) / PARTS)));
    }
    const now = this.clock.now();
    const next: ShownRange | null = direction === 1 ? forth(time.range(), now) : back(time.range(), now);
    if (next && next.kind !== 'latest') time.show(next);
  }

  private changeSpeed(direction: 1 | -1): void {
    const speed = this.time.speed();
    const next =
      direction === 1 ? REPLAY_SPEEDS.find((each) => each > speed) : REPLAY_SPEEDS.findLast((each) => each < speed);
    if (next !== undefined) this.time.pace(next);
  }

  private command(id: string, label: string, keys: string | undefined, run: () => void, isOffered = true): Command {
    const named = { id: `time.${id}`, label, group: GROUP, run };
    return keys === undefined ? named : { ...named, keys, isEnabled: () => isOffered, yieldsToFocus: true };
  }
}
