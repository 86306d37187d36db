import { DOCUMENT, DestroyRef, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { untilTurn } from '../../../core/board/data/turns';

/** By up to this share of its pause each is later, by chance: what began together would else be drawn in one long frame for ever. */
const LATE_MAX = 0.25;

/**
 * Follows a signal, but takes its value no more often than so many milliseconds apart (sooner once that is less), together with
 * what else is drawn then, and not at all while the tab is hidden.
 * To be called where Angular injects.
 */
export function paced<T>(source: Signal<T>, pause: Signal<number>): Signal<T> {
  const document = inject(DOCUMENT);
  const taken = signal<{ readonly value: T } | null>(null);
  let last = -Infinity;
  let late = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    if (document.hidden) return;
    last = performance.now();
    late = Math.random() * LATE_MAX;
    taken.set({ value: untracked(source) });
  };
  effect(() => {
    const value = source();
    const until = last + pause() * (1 + late);
    if (untracked(taken)?.value === value) return;
    clearTimeout(timer);
    const left = until - performance.now();
    timer = setTimeout(take, left > 0 ? untilTurn(left) : 0);
  });
  document.addEventListener('visibilitychange', take);
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', take);
  });
  // Inputs that the source reads are not there yet where this is called: it is read by whoever reads first.
  return computed(() => {
    const latest = taken();
    return latest ? latest.value : source();
  });
}
