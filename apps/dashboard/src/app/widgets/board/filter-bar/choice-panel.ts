import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, input, model, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatListOption, MatSelectionList, type MatSelectionListChange } from '@angular/material/list';
import { ALL } from '../../../core/board/value-list';
import { Icon } from '../../icon/icon';

const SHOWN_MAX = 100;

/** Chooses several values of many, or all of them, behind a button that says what is chosen. */
@Component({
  selector: 'tg-choice-panel',
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    CdkTrapFocus,
    Icon,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatListOption,
    MatSelectionList,
  ],
  templateUrl: './choice-panel.html',
  styleUrl: './panel.scss',
})
export class ChoicePanel {
  /** What is chosen, for people: `device`. */
  readonly label = input.required<string>();
  /** Null while they are not known. */
  readonly options = input.required<readonly string[] | null>();
  /** Why they are not known; empty where nothing is wrong. */
  readonly problem = input('');
  /** `*` alone: all. */
  readonly chosen = model.required<readonly string[]>();
  /** The panel opens: what is offered may be out of date. */
  readonly opened = output();

  protected readonly isOpen = signal(false);
  protected readonly search = signal('');
  protected readonly isAll = computed(() => this.chosen().length === 0 || this.chosen().includes(ALL));
  /** What was chosen when the panel opened: it stands first, and nothing moves while it is open. */
  private readonly first = signal<readonly string[]>([]);
  /** Also those that there are no longer. */
  private readonly found = computed(() => {
    const words = this.search().trim().toLowerCase();
    const all = [...new Set([...this.first(), ...(this.options() ?? [])])];
    return all.filter((name) => name.toLowerCase().includes(words));
  });
  protected readonly rows = computed(() => {
    const chosen = new Set(this.isAll() ? [] : this.chosen());
    return this.found()
      .slice(0, SHOWN_MAX)
      .map((name) => ({ name, isChosen: chosen.has(name) }));
  });
  protected readonly more = computed(() => Math.max(0, this.found().length - SHOWN_MAX));
  protected readonly words = computed(() => {
    const [first = '', ...others] = this.chosen();
    if (this.isAll()) return $localize`all`;
    return others.length === 0 ? first : $localize`${first}:first: and ${others.length}:count: more`;
  });

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    if (this.isOpen()) this.opened.emit();
    this.first.set(this.isAll() ? [] : this.chosen());
    this.search.set('');
  }

  protected change({ options }: MatSelectionListChange): void {
    const [option] = options;
    if (!option) return;
    const name = option.value as string;
    if (name === ALL) {
      this.chosen.set([ALL]);
      // All is left by choosing one of them.
      option.selected = true;
      return;
    }
    // Who picks single ones does not want all of them besides.
    const before = this.isAll() ? [] : this.chosen();
    const next = option.selected ? [...before, name] : before.filter((each) => each !== name);
    this.chosen.set(next.length === 0 ? [ALL] : next);
  }
}
