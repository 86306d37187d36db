import { Injectable, computed, inject, signal } from '@angular/core';
import type { Dashboard, DashboardContent } from '@tachograph/contracts';
import { Refusal, errorWords } from '../api/ask';
import { DashboardsApi } from '../api/dashboards-api';
import { BoardDraft, isSame } from './board-draft';
import { contentOf } from './board-steps';
import { OpenDashboard } from './open-dashboard';

const CONFLICT = 409;

/**
 * Changes the open dashboard: a draft in memory, step by step, until it is stored or dropped. It outlives a lost connection, and
 * never overwrites what somebody else has stored meanwhile, unless the person has seen that and says so.
 */
@Injectable()
export class BoardEditor {
  private readonly api = inject(DashboardsApi);
  private readonly open = inject(OpenDashboard);
  private readonly draft = signal<BoardDraft | null>(null);
  /** The version that the draft is to replace. */
  private readonly base = signal<Dashboard | null>(null);
  private readonly busy = signal(false);
  private readonly refused = signal(false);
  private readonly trouble = signal<string | null>(null);
  private readonly told = signal('');

  readonly isEditing = computed(() => this.draft() !== null);
  readonly isSaving = this.busy.asReadonly();
  /** What is on the page: the draft, or what is stored; null before that is read. */
  readonly content = computed<DashboardContent | null>(() => this.draft()?.content() ?? this.open.stored());
  readonly isChanged = computed(() => {
    const [draft, base] = [this.draft(), this.base()];
    return draft !== null && base !== null && !isSame(contentOf(draft.content()), contentOf(base));
  });
  readonly canUndo = computed(() => this.draft()?.canUndo() ?? false);
  readonly canRedo = computed(() => this.draft()?.canRedo() ?? false);
  /** What somebody else has stored since the draft was begun; null where nobody has. */
  readonly theirs = computed(() => {
    const [stored, base] = [this.open.stored(), this.base()];
    return this.isEditing() && stored && base && stored.version > base.version ? stored : null;
  });
  /** Whether saving was refused for what somebody else has stored. */
  readonly isRefused = computed(() => this.refused() && this.theirs() !== null);
  /** Whether somebody has removed the dashboard meanwhile. */
  readonly isGone = computed(() => this.open.trouble()?.kind === 'missing');
  /** Why saving failed. */
  readonly problem = this.trouble.asReadonly();
  /** What the last step did, for a screen reader. */
  readonly said = this.told.asReadonly();

  begin(): void {
    const stored = this.open.stored();
    if (!stored || this.isEditing()) return;
    this.rebase(stored);
    this.draft.set(new BoardDraft(contentOf(stored)));
    this.say($localize`You are editing the dashboard.`);
  }

  /** Drops the draft. */
  cancel(): void {
    this.draft.set(null);
    this.say($localize`You have stopped editing.`);
  }

  /** Takes a step, and says what it did. */
  change(change: (content: DashboardContent) => DashboardContent, words: string): void {
    const draft = this.draft();
    if (!draft) return;
    draft.change(change(draft.content()));
    this.trouble.set(null);
    this.say(words);
  }

  /** For a screen reader. */
  say(words: string): void {
    this.told.set(words);
  }

  undo(): void {
    if (!this.canUndo()) return;
    this.draft()?.undo();
    this.say($localize`Undone.`);
  }

  redo(): void {
    if (!this.canRedo()) return;
    this.draft()?.redo();
    this.say($localize`Done again.`);
  }

  /** Stores the draft, and ends editing where nothing was changed meanwhile; where that fails, the draft stays. */
  async save(): Promise<void> {
    const [draft, base] = [this.draft(), this.base()];
    if (!draft || !base || this.isSaving()) return;
    const content = contentOf(draft.content());
    await this.attempt(async () => {
      const stored = await this.api.change(base.id, { ...content, version: base.version });
      this.open.take(stored);
      this.rebase(stored);
      if (isSame(contentOf(draft.content()), content)) this.draft.set(null);
      this.say($localize`Saved.`);
    });
  }

  /** Stores the draft as a new dashboard, and ends editing. @returns undefined where that fails */
  async saveCopy(name: string): Promise<Dashboard | undefined> {
    const draft = this.draft();
    if (!draft || this.isSaving()) return undefined;
    let copy: Dashboard | undefined;
    await this.attempt(async () => {
      copy = await this.api.create({ ...contentOf(draft.content()), name });
      this.draft.set(null);
    });
    return copy;
  }

  /** Goes on with what somebody else has stored; the own steps are dropped. */
  takeTheirs(): void {
    const theirs = this.theirs();
    if (!theirs) return;
    this.rebase(theirs);
    this.draft.set(new BoardDraft(contentOf(theirs)));
    this.say($localize`This is what the others have stored; your changes are dropped.`);
  }

  /** Puts the draft in the place of what somebody else has stored, which the person has seen. */
  async overwriteTheirs(): Promise<void> {
    const theirs = this.theirs();
    if (!theirs) return;
    this.rebase(theirs);
    await this.save();
  }

  private rebase(stored: Dashboard): void {
    this.base.set(stored);
    this.refused.set(false);
    this.trouble.set(null);
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await action();
    } catch (error) {
      await this.explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async explain(error: unknown): Promise<void> {
    const isConflict = error instanceof Refusal && error.status === CONFLICT;
    // Also where it was removed meanwhile: what is stored now says so.
    if (error instanceof Refusal) await this.open.refresh();
    this.refused.set(isConflict);
    if (!isConflict || !this.theirs()) this.trouble.set(errorWords(error));
  }
}
