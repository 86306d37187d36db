import { computed, linkedSignal, type Signal } from '@angular/core';

/** What changes sooner than this after the change before, milliseconds, would be on its way all the time. */
const CALM_MS = 900;

/**
 * Whether what is shown changes so seldom that a movement from value to value is seen as one. A movement that never ends would
 * tell less than where it goes, and has the browser put the whole page together anew with each frame.
 */
export function isCalm(shown: Signal<unknown>): Signal<boolean> {
  const change = linkedSignal<unknown, { readonly at: number; readonly isCalm: boolean }>({
    source: shown,
    computation: (_, before) => {
      const at = performance.now();
      return { at, isCalm: before === undefined || at - before.value.at >= CALM_MS };
    },
  });
  return computed(() => change().isCalm);
}
