import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatOption } from '@angular/material/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelect } from '@angular/material/select';
import { AGGREGATIONS, DASHBOARD_LIMITS, type Widget, type WidgetSettings } from '@tachograph/contracts';
import { KnownChannels } from '../../../core/api/known-channels';
import { BoardVariables } from '../../../core/board/board-variables';
import { RECENT_NAMES, RECENT_RANGES } from '../../../core/history/shown-range';
import { unitsLike } from '../../../core/session/units';
import { WidgetFrame } from '../frame/widget-frame';
import { KINDS, kindEntry } from '../widget-kinds';
import { ChannelChooser } from './channel-chooser';
import { meantBy } from './channel-words';
import { NumberField } from './number-field';
import { problemWords } from './problem-words';
import { AGGREGATION_WORDS, SETTING_NAMES } from './setting-words';
import { ThresholdEditor } from './threshold-editor';
import { UnitField } from './unit-field';
import { WidgetDraft } from './widget-draft';

/** Of a kind that this version of the page does not know. */
const LEAST_FIELDS: readonly (keyof WidgetSettings)[] = ['channels'];
const FLAGS = ['legend', 'stacked', 'bands', 'sparkline'] as const;

/** Edits a widget, and shows beside it what comes of that. */
@Component({
  selector: 'tg-widget-form',
  imports: [
    ChannelChooser,
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    NumberField,
    ThresholdEditor,
    UnitField,
    WidgetFrame,
  ],
  templateUrl: './widget-form.html',
  styleUrl: './widget-form.scss',
  host: { '(keydown.control.enter)': 'save()' },
})
export class WidgetForm {
  private readonly dialog = inject<MatDialogRef<WidgetForm, Widget>>(MatDialogRef);
  private readonly known = inject(KnownChannels);
  private readonly variables = inject(BoardVariables);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly draft = new WidgetDraft(inject<Widget>(MAT_DIALOG_DATA));
  protected readonly kinds = KINDS;
  protected readonly names = SETTING_NAMES;
  protected readonly bins = $localize`Bars`;
  protected readonly NaN = NaN;
  protected readonly titleMax = DASHBOARD_LIMITS.title;
  protected readonly aggregations = AGGREGATIONS.map((name) => ({ name, words: AGGREGATION_WORDS[name] }));
  protected readonly widget = this.draft.widget;
  protected readonly settings = computed(() => this.widget().settings);
  private readonly fields = computed(() => new Set(kindEntry(this.widget().kind)?.fields ?? LEAST_FIELDS));
  protected readonly has = computed(() => {
    const fields = this.fields();
    return Object.fromEntries(
      Object.keys(SETTING_NAMES).map((name) => [name, fields.has(name as keyof WidgetSettings)]),
    );
  });
  protected readonly flags = computed(() =>
    FLAGS.filter((name) => this.fields().has(name)).map((name) => ({
      name,
      label: SETTING_NAMES[name],
      isSet: this.settings()[name],
    })),
  );
  /** A range of another name stays offered where the widget has it. */
  protected readonly ranges = computed(() => {
    const own = this.settings().range;
    const known = RECENT_NAMES.map((name) => ({ name: name, words: RECENT_RANGES[name].words }));
    return own === null || known.some(({ name }) => name === own) ? known : [...known, { name: own, words: own }];
  });
  protected readonly units = computed(() => {
    const addresses = this.variables.resolve(this.settings().channels);
    const own = new Set(meantBy(addresses, this.known.all() ?? []).map(({ unit }) => unit));
    return [...new Set([...own].flatMap((unit) => [unit, ...unitsLike(unit)]))].filter(Boolean);
  });
  /** By setting, what is wrong with it in words. */
  protected readonly wrong = computed(() => {
    const words: Partial<Record<string, string>> = {};
    for (const [path, message] of this.draft.problems()) {
      words[path.split('.').slice(0, 2).join('.').replace('settings.', '')] ??= problemWords(path, message);
    }
    return words;
  });
  protected readonly summary = computed(() => {
    const names = Object.keys(this.wrong()).map((name) =>
      name === 'title' ? $localize`Title` : SETTING_NAMES[name as keyof WidgetSettings],
    );
    return names.length === 0 ? '' : $localize`To be put right first: ${names.join(', ')}:fields:`;
  });
  /** Whether it asks if changes are to be lost. */
  protected readonly isAsking = signal(false);

  constructor() {
    this.dialog
      .keydownEvents()
      .pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event.key === 'Escape') this.cancel();
      });
    this.dialog
      .backdropClick()
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.cancel());
  }

  protected turn(flag: (typeof FLAGS)[number], isSet: boolean): void {
    this.draft.set({ [flag]: isSet });
  }

  protected save(): void {
    if (this.draft.isSound()) this.dialog.close(this.draft.sound());
  }

  /** Closes, or asks where something would be lost; asked already, goes on editing. */
  protected cancel(): void {
    if (!this.draft.isChanged()) this.discard();
    else this.ask(!this.isAsking());
  }

  protected ask(isAsking: boolean): void {
    this.isAsking.set(isAsking);
    const find = () => this.host.nativeElement.querySelector<HTMLElement>(isAsking ? '.keep' : '.cancel');
    afterNextRender(() => find()?.focus(), { injector: this.injector });
  }

  /** The preview says that no channel is chosen. */
  protected chooseChannels(): void {
    this.host.nativeElement.querySelector<HTMLElement>('tg-channel-chooser input')?.focus();
  }

  protected discard(): void {
    this.dialog.close();
  }
}
