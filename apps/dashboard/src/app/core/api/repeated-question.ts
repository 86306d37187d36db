import { DestroyRef, inject, signal } from '@angular/core';
import { onWake } from '../live/wake-signals';
import { errorWords, inTime } from './ask';

/** A question that takes long is asked the less often: the server is busy with it for a tenth of the time at most. */
const REST_PER_WORK = 10;

/**
 * A question that is asked again and again while somebody looks: not while the page is hidden, and at once when it is shown
 * again. What was answered stays where asking fails. To be made where Angular injects; begins with the first `ask`, and ends
 * with its owner.
 */
export class RepeatedQuestion<Answer> {
  private readonly answered = signal<Answer | null>(null);
  private readonly failure = signal<unknown>(null);
  private asking?: AbortController;
  private timer?: ReturnType<typeof setTimeout>;
  private isOver = false;

  /** Null until it was answered once. */
  readonly answer = this.answered.asReadonly();
  /** What went wrong the last time; null while all is well. */
  readonly error = this.failure.asReadonly();

  /** @param pauseMs milliseconds between an answer and the next time */
  constructor(
    private readonly question: (signal: AbortSignal) => Promise<Answer>,
    private readonly pauseMs: number,
  ) {
    const stopWake = onWake(() => {
      if (this.asking) void this.ask();
    });
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      stopWake();
      clearTimeout(this.timer);
      this.asking?.abort();
    });
  }

  /** Why the last question failed, in words; null while all is well. */
  problem(): string | null {
    const error = this.failure();
    return error === null ? null : errorWords(error);
  }

  /** Asks now; what was asked before is no longer waited for. */
  async ask(): Promise<void> {
    clearTimeout(this.timer);
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const begun = performance.now();
    try {
      const answer = await this.question(inTime(asking.signal));
      if (asking.signal.aborted) return;
      this.answered.set(answer);
      this.failure.set(null);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.failure.set(error);
    }
    this.askLater((performance.now() - begun) * REST_PER_WORK);
  }

  /** Lets go of what is known: the next question is about something else. */
  forget(): void {
    this.answered.set(null);
    this.failure.set(null);
  }

  /** Changes what is known, before the server is asked again. */
  amend(change: (known: Answer) => Answer): void {
    this.answered.update((known) => known && change(known));
  }

  private askLater(restMs: number): void {
    if (this.isOver) return;
    this.timer = setTimeout(
      () => {
        // It is asked when the page is shown again.
        if (document.visibilityState === 'visible') void this.ask();
      },
      Math.max(this.pauseMs, restMs),
    );
  }
}
