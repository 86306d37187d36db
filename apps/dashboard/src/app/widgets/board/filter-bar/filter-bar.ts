import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { DashboardVariable } from '@tachograph/contracts';
import { DeviceLabels } from '../../../core/api/device-labels';
import { KnownChannels } from '../../../core/api/known-channels';
import { BoardVariables } from '../../../core/board/board-variables';
import { FilterUrl } from '../../../core/board/filter-url';
import { offered } from '../../../core/board/offered';
import { ALL } from '../../../core/board/value-list';
import { Commands } from '../../../core/commands/commands';
import { channelCount } from '../../../core/session/count-words';
import { Icon } from '../../icon/icon';
import { ChoicePanel } from './choice-panel';
import { ValueRange } from './value-range';

const TYPED_AFTER_MS = 300;

/** Chooses what a dashboard shows: the values of its variables, names, labels and values. All of it stands in the address. */
@Component({
  selector: 'tg-filter-bar',
  imports: [ChoicePanel, Icon, MatButton, MatFormField, MatInput, MatPrefix, ValueRange],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  readonly variables = input.required<readonly DashboardVariable[]>();

  protected readonly filters = inject(FilterUrl);
  private readonly board = inject(BoardVariables);
  protected readonly known = inject(KnownChannels);
  protected readonly labels = inject(DeviceLabels);

  /** Of a narrow page, where a button opens the bar. */
  protected readonly isOpen = signal(false);
  protected readonly rows = computed(() =>
    this.variables().map(({ name, kind, pattern }) => {
      const names = this.namesOf(kind);
      return { name, kind, options: names && offered(pattern, names), chosen: this.board.chosen().get(name) ?? [ALL] };
    }),
  );
  protected readonly labelNames = computed(() => this.namesOf('label'));
  protected readonly labelProblem = computed(() => {
    const why = this.labels.problem();
    return why ? $localize`The labels did not load: ${why.message}:why:.` : '';
  });
  protected readonly channelProblem = computed(() => {
    const why = this.known.problem();
    return why ? $localize`The channels did not load: ${why.message}:why:.` : '';
  });
  /** How many filters are set. */
  protected readonly count = computed(() => {
    const { least, most } = this.filters.values();
    const chosen = this.variables().filter(({ name }) => this.filters.chosen(name) !== null).length;
    const others = [this.filters.search() !== '', this.filters.labels().length > 0, least !== null || most !== null];
    return chosen + others.filter(Boolean).length;
  });

  /** What search and labels leave of all channels; empty where nothing narrows them. */
  protected readonly leftWords = computed(() => {
    if (this.filters.search() === '' && this.filters.labels().length === 0) return '';
    if (this.known.all() === null) return $localize`loading the channels…`;
    const left = this.board.resolve(['*/*']).length;
    if (left === 0) return $localize`No channel is left.`;
    return $localize`${channelCount(left)}:channels: left`;
  });

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('words');
  private readonly injector = inject(Injector);
  private typing?: ReturnType<typeof setTimeout>;
  private isSameWord = false;

  constructor() {
    const group = $localize`Dashboard`;
    inject(Commands).offer(
      computed(() => [
        {
          id: 'filters.search',
          label: $localize`Search devices and channels`,
          group,
          keys: 'f',
          run: () => this.search(),
        },
        {
          id: 'filters.clear',
          label: $localize`Clear all filters`,
          group,
          isEnabled: () => this.count() > 0,
          run: () => this.filters.clear(),
        },
      ]),
    );
  }

  private search(): void {
    this.isOpen.set(true);
    afterNextRender(() => this.field().nativeElement.focus(), { injector: this.injector });
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.filters.find(text, this.isSameWord);
      this.isSameWord = true;
    }, TYPED_AFTER_MS);
  }

  /** What is typed next is a step of its own for the browser's back button. */
  protected endWord(): void {
    this.isSameWord = false;
  }

  private namesOf(kind: DashboardVariable['kind']): readonly string[] | null {
    const byLabel = this.labels.byLabel();
    if (kind === 'label') return byLabel && [...byLabel.keys()];
    const known = this.known.all();
    return known && [...new Set(known.map((each) => each[kind]))];
  }
}
