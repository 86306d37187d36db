import { DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';

/** Something that a person can have done, by a key, from the palette, or by a button of its page. */
export interface Command {
  /** Unique among all, e.g. `dashboard.pause`. */
  readonly id: string;
  /** What it does, translated: `Pause the dashboard`. */
  readonly label: string;
  /** Under which heading the palette and the help have it, translated. */
  readonly group: string;
  /** The key that does it, as `KeyboardEvent.key`, with `Ctrl+`, `Alt+` or `Shift+` before it; two after one another as `g d`. */
  readonly keys?: string;
  /** Whether it can be done just now; true where it is missing. */
  readonly isEnabled?: () => boolean;
  /** Whether its key is left to what has the focus, where that has keys of its own: a space presses a button. */
  readonly yieldsToFocus?: boolean;
  readonly run: () => void;
}

/** Everything that can be done at the moment: what the app and the page that is open offer. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly offers = signal<readonly Signal<readonly Command[]>[]>([]);
  readonly all = computed(() => this.offers().flatMap((offer) => offer()));

  /** Those that can be done just now. */
  enabled(): readonly Command[] {
    return this.all().filter(({ isEnabled }) => isEnabled?.() ?? true);
  }

  /** Offers commands until the caller is destroyed; to be called where Angular injects. */
  offer(commands: Signal<readonly Command[]>): void {
    this.offers.update((offers) => [...offers, commands]);
    inject(DestroyRef).onDestroy(() => this.offers.update((offers) => offers.filter((each) => each !== commands)));
  }
}
