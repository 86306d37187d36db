import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  model,
  output,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatOption } from '@angular/material/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelect, MatSelectTrigger } from '@angular/material/select';
import { DASHBOARD_LIMITS, THRESHOLD_LEVELS, type Threshold, type ThresholdLevel } from '@tachograph/contracts';
import { LEVEL_WORDS } from '../../../core/board/threshold-level';
import { Icon } from '../../icon/icon';
import { NumberField } from './number-field';
import { problemWords } from './problem-words';

const PATH = 'settings.thresholds';

/** Edits from which values on something is good, or an alarm. They are put into order when the editor is left. */
@Component({
  selector: 'tg-threshold-editor',
  imports: [
    Icon,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatIconButton,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSelectTrigger,
    NumberField,
  ],
  templateUrl: './threshold-editor.html',
  styleUrl: './threshold-editor.scss',
  host: { '(focusout)': 'leave($event)' },
})
export class ThresholdEditor {
  readonly thresholds = model.required<readonly Threshold[]>();
  /** What is wrong, by path. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  /** The focus has left all of them. */
  readonly left = output();

  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly levels = THRESHOLD_LEVELS.map((level) => ({ level, words: LEVEL_WORDS[level] }));
  protected readonly NaN = NaN;
  protected readonly labelMax = DASHBOARD_LIMITS.name;
  protected readonly isFull = computed(() => this.thresholds().length >= DASHBOARD_LIMITS.thresholds);
  protected readonly rows = computed(() =>
    this.thresholds().map((threshold, place) => ({
      ...threshold,
      words: LEVEL_WORDS[threshold.level],
      name: $localize`Threshold ${place + 1}:number:`,
      removal: $localize`Remove threshold ${place + 1}:number:`,
      problem: this.problemOf(`${PATH}.${place}.value`) || this.problemOf(`${PATH}.${place}.label`),
    })),
  );

  protected add(): void {
    const last = this.thresholds().at(-1);
    const next = { value: NaN, level: levelAfter(last?.level), label: '', notify: false };
    this.thresholds.update((thresholds) => [...thresholds, next]);
    this.focus(`.row:nth-of-type(${this.thresholds().length}) input`);
  }

  protected change(place: number, part: Partial<Threshold>): void {
    this.thresholds.update((all) => all.map((each, index) => (index === place ? { ...each, ...part } : each)));
  }

  protected remove(place: number): void {
    this.thresholds.update((all) => all.filter((_, index) => index !== place));
    this.focus('.add');
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    const isWithin = relatedTarget instanceof Node && this.host.nativeElement.contains(relatedTarget);
    // A list of levels stands elsewhere in the document while it is open.
    if (!isWithin && relatedTarget !== null) this.left.emit();
  }

  private problemOf(path: string): string {
    const message = this.problems().get(path);
    return message === undefined ? '' : problemWords(path, message);
  }

  private focus(selector: string): void {
    const find = () => this.host.nativeElement.querySelector<HTMLElement>(selector);
    afterNextRender(() => find()?.focus(), { injector: this.injector });
  }
}

/** The first is to warn of something, as a rule; above it, it is worse. */
function levelAfter(level: ThresholdLevel | undefined): ThresholdLevel {
  if (level === undefined) return 'caution';
  return THRESHOLD_LEVELS[THRESHOLD_LEVELS.indexOf(level) + 1] ?? 'alarm';
}
