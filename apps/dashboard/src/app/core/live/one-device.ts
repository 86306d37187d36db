import { computed, effect, untracked, type Signal } from '@angular/core';
import type { ReadingFeed } from './reading-feed';

/**
 * The device of a view that shows one at a time: the one that was chosen, else the only one there is. Where several are
 * met first, that with the newest reading is chosen; one that turns up later takes nobody's place. To be called where
 * Angular injects.
 */
export function oneDevice(feed: ReadingFeed): Signal<string | null> {
  let shown: string | null = null;
  effect(() => {
    const [first, ...more] = feed.devices();
    if (feed.device() !== null || first === undefined) return;
    if (more.length === 0) shown = first;
    else untracked(() => feed.choose(shown ?? feed.newest()?.device ?? first));
  });
  return computed(() => feed.device() ?? feed.newest()?.device ?? null);
}
