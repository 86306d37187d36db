import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { NO_CHOICE, choiceParams, parseChoice, timeParams, type TimeChoice } from './board-address';

/** Browsers bear some hundred addresses a minute and no more: so long is waited between two, milliseconds. */
const PAUSE_MS = 300;

/** What is chosen of a dashboard's time, kept in the page's address: who shares it shares the view, and going back undoes a step. */
@Injectable()
export class TimeUrl {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly chosen = signal<TimeChoice>(NO_CHOICE);
  private readonly wrong = signal('');
  private readonly moved = signal(0);
  /** While an address is on its way, what the router tells of is older than what is chosen. */
  private isWriting = false;
  /** What is to be written next: as a step to go back from, or instead of the last one. */
  private next: { readonly instead: boolean } | null = null;
  private timer?: ReturnType<typeof setTimeout>;
  /** What the address says. */
  private address = NO_CHOICE;
  private isEnded = false;

  readonly choice = this.chosen.asReadonly();
  readonly problem = this.wrong.asReadonly();
  /** Counts how often the address was changed from outside: by a link, or by going back. */
  readonly visits = this.moved.asReadonly();

  constructor() {
    this.route.queryParamMap.pipe(takeUntilDestroyed()).subscribe((params) => {
      if (this.isWriting) return;
      const { choice, problem } = parseChoice(timeParams((name) => params.get(name)));
      // Where somebody else's words changed, what was chosen meanwhile still is to be written.
      if (isSame(choice, this.address) && this.moved() > 0) return;
      this.next = null;
      this.address = choice;
      this.chosen.set(choice);
      this.wrong.set(problem);
      this.moved.update((visits) => visits + 1);
    });
    inject(DestroyRef).onDestroy(() => {
      this.isEnded = true;
      clearTimeout(this.timer);
    });
  }

  /** Chooses something else; `instead` leaves no step to go back to. */
  change(part: Partial<TimeChoice>, instead = false): void {
    this.chosen.update((choice) => ({ ...choice, ...part }));
    this.wrong.set('');
    this.next = { instead: instead && (this.next?.instead ?? true) };
    if (!this.isWriting && this.timer === undefined) void this.write(this.next.instead);
  }

  private async write(replaceUrl: boolean): Promise<void> {
    // Whoever leaves for another page is not to be held back.
    if (this.router.currentNavigation() !== null) {
      this.writeLater();
      return;
    }
    this.next = null;
    this.isWriting = true;
    const choice = this.chosen();
    const queryParams = choiceParams(choice);
    const options = { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl } as const;
    const isThere = await this.router.navigate([], options);
    this.isWriting = false;
    if (this.isEnded) return;
    // Another step of the page, a filter perhaps, came between, and did not know of this one.
    if (isThere || this.isAt(choice)) this.address = choice;
    else this.next ??= { instead: replaceUrl };
    this.writeLater();
  }

  private writeLater(): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.next) void this.write(this.next.instead);
    }, PAUSE_MS);
  }

  private isAt(choice: TimeChoice): boolean {
    const params = this.router.parseUrl(this.router.url).queryParamMap;
    return isSame(parseChoice(timeParams((name) => params.get(name))).choice, choice);
  }
}

function isSame(a: TimeChoice, b: TimeChoice): boolean {
  return JSON.stringify(choiceParams(a)) === JSON.stringify(choiceParams(b));
}
