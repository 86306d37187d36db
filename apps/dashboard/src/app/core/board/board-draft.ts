import { computed, signal } from '@angular/core';
import type { DashboardContent } from '@tachograph/contracts';

/** Steps that can be undone. */
const STEPS_MAX = 200;

interface Steps {
  readonly past: readonly DashboardContent[];
  readonly now: DashboardContent;
  readonly future: readonly DashboardContent[];
}

/** A dashboard while it is changed, step by step; each step can be undone and done again. Contents are never changed in place. */
export class BoardDraft {
  private readonly steps;
  readonly content = computed(() => this.steps().now);
  readonly canUndo = computed(() => this.steps().past.length > 0);
  readonly canRedo = computed(() => this.steps().future.length > 0);

  constructor(start: DashboardContent) {
    this.steps = signal<Steps>({ past: [], now: start, future: [] });
  }

  /** Takes a step. Content that says the same as before is none. */
  change(content: DashboardContent): void {
    const { past, now } = this.steps();
    if (isSame(content, now)) return;
    this.steps.set({ past: [...past, now].slice(-STEPS_MAX), now: content, future: [] });
  }

  undo(): void {
    const { past, now, future } = this.steps();
    const before = past.at(-1);
    if (before) this.steps.set({ past: past.slice(0, -1), now: before, future: [now, ...future] });
  }

  redo(): void {
    const { past, now, future } = this.steps();
    const [next, ...later] = future;
    if (next) this.steps.set({ past: [...past, now], now: next, future: later });
  }
}

/** Whether two contents say the same. */
export function isSame(a: DashboardContent, b: DashboardContent): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
