import { Component, computed, inject, input, signal } from '@angular/core';
import { BoardCursor } from '../../../../core/board/board-cursor';
import { acrossAt, downAt, type DrawingArea } from '../canvas/picture';
import { ChartTip } from './chart-tip';
import { tipWords, type Tip } from './time-tip';

/** Something of a drawing that can be pointed at, by the values of its scales. */
export interface Probe {
  readonly x: number;
  /** Null: at any height. */
  readonly y: number | null;
  /** When it was taken, milliseconds since 1970; null where it is no matter of time. */
  readonly time: number | null;
}

/** Pixels within which a pointer catches a point. */
const CATCH = 20;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** What lies over a drawing that is not of time: tells what is pointed at, and marks there what was taken when other charts point. */
@Component({
  selector: 'tg-value-pointer',
  imports: [ChartTip],
  templateUrl: './value-pointer.html',
  styleUrl: './time-pointer.scss',
})
export class ValuePointer {
  readonly probes = input.required<readonly Probe[]>();
  readonly tipOf = input.required<(probe: Probe) => Tip>();
  readonly area = input.required<DrawingArea>();

  private readonly cursor = inject(BoardCursor);
  private readonly pointed = signal<Probe | null>(null);
  /** Pointed at here, or taken at the instant that another chart marks. */
  private readonly marked = computed(() => {
    const time = this.cursor.time();
    return this.pointed() ?? (time === null ? null : nearestInTime(this.probes(), time));
  });
  protected readonly mark = computed(() => {
    const probe = this.marked();
    if (!probe) return null;
    const top = probe.y === null ? null : downAt(this.area(), 'y', probe.y);
    return { left: acrossAt(this.area(), probe.x), top, tip: this.tipOf()(probe) };
  });
  /** Told to who goes along by keys. */
  protected readonly told = signal('');

  protected hover(event: PointerEvent): void {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.point(this.probeAt(event.clientX - left, event.clientY - top));
  }

  protected leave(event: PointerEvent): void {
    // A finger that is lifted has not gone elsewhere: what it touched stays marked.
    if (event.pointerType !== 'touch') this.point(null);
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.pointed()) this.point(null);
    else if (Object.hasOwn(STEPS, event.key)) this.step(STEPS[event.key] ?? 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private step(by: number): void {
    const probes = this.probes();
    const before = this.marked();
    const place = before ? probes.indexOf(before) + by : probes.length - 1;
    const probe = probes[Math.min(probes.length - 1, Math.max(0, place))];
    if (!probe) return;
    this.point(probe);
    this.told.set(tipWords(this.tipOf()(probe)));
  }

  protected point(probe: Probe | null): void {
    if (probe === null && this.pointed() === null) return;
    this.pointed.set(probe);
    this.cursor.point(probe?.time ?? null);
  }

  private probeAt(x: number, y: number): Probe | null {
    const area = this.area();
    let nearest: Probe | null = null;
    let least = CATCH;
    for (const probe of this.probes()) {
      const down = probe.y === null ? 0 : downAt(area, 'y', probe.y) - y;
      const away = Math.hypot(acrossAt(area, probe.x) - x, down);
      if (away >= least) continue;
      [nearest, least] = [probe, away];
    }
    return nearest;
  }
}

function nearestInTime(probes: readonly Probe[], time: number): Probe | null {
  let nearest: Probe | null = null;
  for (const probe of probes) {
    if (probe.time === null) continue;
    if (!nearest || Math.abs(probe.time - time) < Math.abs((nearest.time ?? 0) - time)) nearest = probe;
  }
  return nearest;
}
