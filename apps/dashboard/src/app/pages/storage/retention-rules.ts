import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KEEP_DAYS, KEPT_RESOLUTIONS, type RetentionPreview, type RetentionRules } from '@tachograph/contracts';
import { Refusal, errorWords } from '../../core/api/ask';
import { KnownChannels } from '../../core/api/known-channels';
import { StorageApi } from '../../core/api/storage-api';
import { RemovalDialog } from './removal-dialog';
import { RESOLUTION_NAMES, draftWords, toDraft, type RuleField } from './rule-draft';
import { RuleDrafts } from './rule-drafts';
import { reachWords } from './rule-reach';

const CONFLICT = 409;

/** Edits the rules of retention, says what they would remove, and sets them. */
@Component({
  selector: 'tg-retention-rules',
  imports: [MatButton, RemovalDialog],
  templateUrl: './retention-rules.html',
  styleUrls: ['../page.scss', '../form.scss', './retention-rules.scss'],
})
export class RetentionRulesForm {
  /** Other rules are set. */
  readonly saved = output();

  private readonly api = inject(StorageApi);
  private readonly channels = inject(KnownChannels);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly dialog = viewChild.required(RemovalDialog);

  protected readonly days = KEEP_DAYS;
  protected readonly form = new RuleDrafts();
  protected readonly state = signal<'loading' | 'failed' | 'ready' | 'busy'>('loading');
  /** What went wrong that is about no field. */
  protected readonly problem = signal<string | null>(null);
  /** What others have set meanwhile. */
  protected readonly conflict = signal<RetentionRules | null>(null);
  protected readonly done = signal('');
  protected readonly conflictWords = computed(() =>
    (this.conflict()?.rules ?? []).map((rule) => ({ pattern: rule.pattern, words: draftWords(toDraft(rule, 0)) })),
  );
  protected readonly rows = computed(() => {
    const drafts = this.form.drafts();
    const known = this.channels.all();
    const reach =
      known &&
      reachWords(
        drafts.map(({ pattern }) => pattern),
        known,
      );
    return drafts.map((draft, place) => {
      const problems = this.form.problems()[place] ?? {};
      const keeps = KEPT_RESOLUTIONS.map((key) => ({
        key,
        name: RESOLUTION_NAMES[key],
        text: draft.keep[key],
        problem: problems[key],
      }));
      const words = draftWords(draft);
      return {
        ...draft,
        labels: buttonLabels(place + 1),
        keeps,
        problem: problems.pattern,
        keepProblem: problems.keep,
        reach: reach?.[place] ?? '',
        words,
      };
    });
  });
  protected readonly canSave = computed(
    () => this.form.isChanged() && this.form.isSound() && this.state() === 'ready' && this.conflict() === null,
  );

  /** Whether leaving would lose edits. */
  readonly isUnsaved = computed(() => this.form.isChanged());

  constructor() {
    // Others may have come since they were last asked for.
    this.channels.reload();
    void this.load();
  }

  protected async load(): Promise<void> {
    this.state.set('loading');
    try {
      this.take(await this.api.rules());
    } catch (error) {
      this.problem.set(errorWords(error));
      this.state.set('failed');
    }
  }

  protected add(): void {
    this.done.set('');
    this.focus(`pattern-${this.form.add()}`);
  }

  protected remove(id: number): void {
    this.form.remove(id);
    this.done.set($localize`Rule removed from the list; it counts until you save.`);
    this.focus('add-rule');
  }

  protected move(id: number, places: number): void {
    this.form.move(id, places);
    const place = this.form.drafts().findIndex((draft) => draft.id === id);
    this.done.set($localize`Now rule ${place + 1}:place: of ${this.form.drafts().length}:count:.`);
    const isEnd = place === 0 || place + 1 === this.form.drafts().length;
    const direction = places < 0 !== isEnd ? 'up' : 'down';
    this.focus(`move-${direction}-${id}`);
  }

  protected change(id: number, field: RuleField, text: string): void {
    this.done.set('');
    this.problem.set(null);
    this.form.change(id, field, text);
  }

  /** Saves, once a person has agreed to what that removes. */
  protected async save(): Promise<void> {
    const rules = this.form.rules();
    await this.attempt(async () => {
      const preview = await this.api.preview(rules);
      if (removesSomething(preview) && !(await this.dialog().agreesTo(preview))) return;
      this.take(await this.api.setRules(rules));
      const removes = removesSomething(preview);
      this.done.set(removes ? $localize`Saved. What they remove goes now.` : $localize`Saved. Nothing is removed now.`);
      this.saved.emit();
    });
    // The button was off meanwhile, which costs it the focus; it stays off where there is nothing more to save.
    this.focus(this.canSave() ? 'save-rules' : 'add-rule');
  }

  /** Ends a conflict: with what is set now, or with the own edits, which the next saving puts in its place. */
  protected settle(keepOwn: boolean): void {
    const theirs = this.conflict();
    if (!theirs) return;
    if (keepOwn) this.form.rebase(theirs);
    else this.form.load(theirs);
    this.conflict.set(null);
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.state.set('busy');
    this.problem.set(null);
    this.done.set('');
    try {
      await action();
    } catch (error) {
      await this.explain(error);
    } finally {
      this.state.set('ready');
    }
  }

  private async explain(error: unknown): Promise<void> {
    if (error instanceof Refusal && error.status === CONFLICT) {
      this.conflict.set(await this.api.rules());
      return;
    }
    const fields = error instanceof Refusal ? error.fields : [];
    const isToldAtFields = fields.length > 0 && this.form.refuse(fields).length === 0;
    this.problem.set(
      isToldAtFields
        ? $localize`Not saved: see what is said at the fields.`
        : $localize`Not saved: ${errorWords(error)}:problem:`,
    );
  }

  private take(rules: RetentionRules): void {
    this.form.load(rules);
    this.problem.set(null);
    this.state.set('ready');
  }

  /** Puts the focus where the next key is expected, once the list has its new order. */
  private focus(id: string): void {
    const find = () => this.host.nativeElement.querySelector<HTMLElement>(`#${id}`);
    afterNextRender(() => find()?.focus(), { injector: this.injector });
  }
}

/** What the buttons of a rule do, for who does not see beside which rule they stand. */
function buttonLabels(place: number) {
  return {
    up: $localize`Move rule ${place}:place: up`,
    down: $localize`Move rule ${place}:place: down`,
    remove: $localize`Remove rule ${place}:place:`,
  };
}

function removesSomething({ readings, bytes }: RetentionPreview): boolean {
  return readings > 0 || bytes > 0;
}
