import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { Dashboard } from '@tachograph/contracts';
import { Refusal, errorWords, inTime } from '../api/ask';
import { DashboardsApi } from '../api/dashboards-api';

/** How often it is asked whether somebody changed the dashboard, and how often where the last answer was none; milliseconds. */
const ASK_EVERY_MS = 10_000;
const ASK_AGAIN_MS = 3_000;
const NOT_FOUND = 404;

/** Why there is nothing newer: `missing`, nobody has it any more; `failed`, no answer, and it is asked again. */
export interface DashboardTrouble {
  readonly kind: 'missing' | 'failed';
  readonly why: string;
}

/** The dashboard that is open, as the server has it: read, and read again every few seconds while somebody can see the page. */
@Injectable()
export class OpenDashboard {
  private readonly api = inject(DashboardsApi);
  private readonly document = inject(DOCUMENT);
  private readonly newest = signal<Dashboard | null>(null);
  private readonly problem = signal<DashboardTrouble | null>(null);
  private id: string | null = null;
  private question = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Null until it is read for the first time. */
  readonly stored = this.newest.asReadonly();
  readonly trouble = this.problem.asReadonly();

  constructor() {
    const wake = () => {
      if (this.document.visibilityState === 'visible') void this.refresh();
    };
    this.document.addEventListener('visibilitychange', wake);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', wake);
      this.id = null;
      this.rest();
    });
  }

  /** Opens another one. */
  open(id: string): void {
    this.id = id;
    this.newest.set(null);
    this.problem.set(null);
    void this.refresh();
  }

  /** What was just stored from here. */
  take(dashboard: Dashboard): void {
    this.rest();
    this.newest.set(dashboard);
    this.problem.set(null);
    this.askLater(ASK_EVERY_MS);
  }

  /** Asks now. */
  async refresh(): Promise<void> {
    const { id } = this;
    this.rest();
    if (id === null) return;
    const { signal: superseded } = this.question;
    try {
      const answer = await this.api.read(id, inTime(superseded));
      if (superseded.aborted) return;
      if (answer.version !== this.newest()?.version) this.newest.set(answer);
      this.problem.set(null);
      this.askLater(ASK_EVERY_MS);
    } catch (error) {
      if (superseded.aborted) return;
      const isMissing = error instanceof Refusal && error.status === NOT_FOUND;
      this.problem.set({ kind: isMissing ? 'missing' : 'failed', why: errorWords(error) });
      this.askLater(ASK_AGAIN_MS);
    }
  }

  private askLater(after: number): void {
    this.timer = setTimeout(() => {
      // A hidden page asks once it is looked at.
      if (this.document.visibilityState === 'visible') void this.refresh();
    }, after);
  }

  /** Ends what is asked, and what would be. */
  private rest(): void {
    clearTimeout(this.timer);
    this.question.abort();
    this.question = new AbortController();
  }
}
