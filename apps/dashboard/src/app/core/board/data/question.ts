import { signal } from '@angular/core';
import { ReconnectPolicy } from '@tachograph/contracts';
import { Refusal, errorWords } from '../../api/ask';
import type { AskState } from '../board-data';

/** A question that is put again and again: the last one counts, a failed one is repeated by itself, a refused one is not. */
export class Question<Answer> {
  private readonly policy = new ReconnectPolicy();
  private readonly asking = signal<AskState>({ kind: 'loading' });
  private request?: AbortController;
  private timer?: ReturnType<typeof setTimeout>;

  readonly state = this.asking.asReadonly();

  /**
   * @param put asks; what it rejects with is told
   * @param take has the answer, unless another one was asked for meanwhile
   */
  constructor(
    private readonly put: (superseded: AbortSignal) => Promise<Answer>,
    private readonly take: (answer: Answer) => void,
  ) {}

  get isPending(): boolean {
    return this.request !== undefined;
  }

  /** @param isNew whether what is asked for differs from before, rather than being asked for once more */
  ask(isNew: boolean): void {
    this.end();
    if (isNew || this.asking().kind === 'failed') this.asking.set({ kind: 'loading' });
    void this.run((this.request = new AbortController()));
  }

  /** Gives up what is under way. */
  end(): void {
    this.request?.abort();
    this.request = undefined;
    clearTimeout(this.timer);
  }

  private async run(request: AbortController): Promise<void> {
    try {
      const answer = await this.put(request.signal);
      if (request.signal.aborted) return;
      this.request = undefined;
      this.policy.reset();
      this.take(answer);
      this.asking.set({ kind: 'ready' });
    } catch (error) {
      if (request.signal.aborted) return;
      this.request = undefined;
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    const why = errorWords(error);
    if (error instanceof Refusal && error.isFinal) return this.asking.set({ kind: 'failed', why, until: null });
    const delay = this.policy.next();
    this.asking.set({ kind: 'failed', why, until: Date.now() + delay });
    this.timer = setTimeout(() => this.ask(false), delay);
  }
}
