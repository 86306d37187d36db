import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether a media query holds, followed for as long as the caller lives; to be called where Angular injects. */
export function mediaQuery(query: string): Signal<boolean> {
  const list = matchMedia(query);
  const holds = signal(list.matches);
  const follow = () => holds.set(list.matches);
  list.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => list.removeEventListener('change', follow));
  return holds.asReadonly();
}
