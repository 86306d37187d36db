import { computed, signal } from '@angular/core';
import { KEPT_RESOLUTIONS, type FieldError, type RetentionRules } from '@tachograph/contracts';
import { draftProblems, toDraft, toRule, type FieldProblems, type RuleDraft, type RuleField } from './rule-draft';

/** `rules.0.keep.raw`, `rules[0].pattern` or just `rules`: how the server says where it found something wrong. */
const FIELD_PATH = /^rules\W+(\d+)(?:\W+(?:keep\W+)?(\w+))?/;

/** The rules of retention while they are edited, beside those that are set. */
export class RuleDrafts {
  private readonly base = signal<RetentionRules>({ version: 0, rules: [] });
  private readonly edited = signal<readonly RuleDraft[]>([]);
  private readonly before = signal<readonly (readonly RuleDraft[])[]>([]);
  private readonly refused = signal<ReadonlyMap<number, FieldProblems>>(new Map());
  private nextId = 0;
  private typedIn = '';

  readonly drafts = this.edited.asReadonly();
  readonly canUndo = computed(() => this.before().length > 0);
  /** Whether these are other rules than those that are set. */
  readonly isChanged = computed(() => {
    const [edited, base] = [this.edited(), this.base().rules];
    return JSON.stringify(edited.map(toRule)) !== JSON.stringify(base.map((rule) => toRule(toDraft(rule, 0))));
  });
  /** What is wrong with each rule: what can be seen from here, or else what the server said of it. */
  readonly problems = computed(() =>
    this.edited().map((draft): FieldProblems => ({ ...this.refused().get(draft.id), ...draftProblems(draft) })),
  );
  /** Whether nothing is wrong that can be seen from here. */
  readonly isSound = computed(() => this.edited().every((draft) => Object.keys(draftProblems(draft)).length === 0));

  /** Takes in what is set on the server, and drops what was edited. */
  load(rules: RetentionRules): void {
    this.base.set(rules);
    this.edited.set(rules.rules.map((rule) => toDraft(rule, this.nextId++)));
    this.before.set([]);
    this.refused.set(new Map());
  }

  /** Takes in what is set on the server, and keeps what was edited: to be set in its place. */
  rebase(rules: RetentionRules): void {
    this.base.set(rules);
  }

  /** The rules as edited, about the version that was loaded. */
  rules(): RetentionRules {
    return { version: this.base().version, rules: this.edited().map(toRule) };
  }

  /** Adds a rule at the end, and returns its id. */
  add(): number {
    const draft = toDraft({ pattern: '', keep: {} }, this.nextId++);
    this.edit((drafts) => [...drafts, draft]);
    return draft.id;
  }

  remove(id: number): void {
    this.edit((drafts) => drafts.filter((draft) => draft.id !== id));
  }

  /** Moves a rule by so many places; out of the list it does not go. */
  move(id: number, places: number): void {
    this.edit((drafts) => {
      const from = drafts.findIndex((draft) => draft.id === id);
      const moved = drafts.filter((draft) => draft.id === id);
      const others = drafts.filter((draft) => draft.id !== id);
      return others.toSpliced(Math.max(0, from + places), 0, ...moved);
    });
  }

  /** Changes one field of a rule. */
  change(id: number, field: RuleField, text: string): void {
    const key = `${field} of ${id}`;
    this.edit((drafts) => drafts.map((draft) => (draft.id === id ? withField(draft, field, text) : draft)), key);
    this.refused.update((refused) => new Map([...refused].filter(([refusedId]) => refusedId !== id)));
  }

  /** Takes the last edit back; typing in one field is one edit. */
  undo(): void {
    this.typedIn = '';
    const last = this.before().at(-1);
    if (!last) return;
    this.edited.set(last);
    this.before.update((before) => before.slice(0, -1));
  }

  /** Goes back to what is set; this too can be undone. */
  drop(): void {
    this.edit(() => this.base().rules.map((rule) => toDraft(rule, this.nextId++)));
  }

  /**
   * Puts what the server refused beside its fields.
   * @returns what is about none of them
   */
  refuse(fields: readonly FieldError[]): FieldError[] {
    const refused = new Map<number, FieldProblems>();
    const others = fields.filter(({ path, message }) => {
      const [, place, field = 'pattern'] = FIELD_PATH.exec(path) ?? [];
      const draft = this.edited()[Number(place)];
      if (place === undefined || !draft) return true;
      refused.set(draft.id, { ...refused.get(draft.id), [isField(field) ? field : 'pattern']: message });
      return false;
    });
    this.refused.set(refused);
    return others;
  }

  private edit(change: (drafts: readonly RuleDraft[]) => readonly RuleDraft[], typedIn = ''): void {
    const drafts = this.edited();
    const isGoingOn = typedIn !== '' && typedIn === this.typedIn;
    if (!isGoingOn) this.before.update((before) => [...before, drafts]);
    this.typedIn = typedIn;
    this.edited.set(change(drafts));
  }
}

function isField(name: string): name is keyof FieldProblems {
  return name === 'pattern' || name === 'keep' || (KEPT_RESOLUTIONS as readonly string[]).includes(name);
}

function withField(draft: RuleDraft, field: RuleField, text: string): RuleDraft {
  return field === 'pattern' ? { ...draft, pattern: text } : { ...draft, keep: { ...draft.keep, [field]: text } };
}
