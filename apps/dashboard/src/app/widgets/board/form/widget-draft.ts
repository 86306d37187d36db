import { computed, linkedSignal, signal } from '@angular/core';
import {
  DASHBOARD_LIMITS,
  settingsProblems,
  type Threshold,
  type Widget,
  type WidgetKind,
  type WidgetSettings,
} from '@tachograph/contracts';

/** What somebody makes of a widget, which need not be right yet. A number that can't be read is NaN. */
export class WidgetDraft {
  private readonly start: Widget;
  private readonly typed;

  /** As it was typed; thresholds in the order in which they stand in the form. */
  readonly widget;
  /** By path (`settings.thresholds.0.value`, as thresholds stand in the form), what the rules say is wrong. */
  readonly problems = computed(() => this.problemsOf(this.widget()));
  readonly isSound = computed(() => this.problems().size === 0);
  readonly isChanged = computed(() => JSON.stringify(this.widget()) !== JSON.stringify(this.start));
  /** The widget as it was when last nothing was wrong with it: what a preview draws. */
  readonly sound = linkedSignal<Widget, Widget>({
    source: () => this.widget(),
    computation: (widget, last) => (this.isSound() ? sorted(widget) : (last?.value ?? this.start)),
  });

  constructor(start: Widget) {
    this.start = start;
    this.typed = signal(start);
    this.widget = this.typed.asReadonly();
  }

  call(title: string): void {
    this.typed.update((widget) => ({ ...widget, title }));
  }

  /** Its settings stay: what another kind has no use for it leaves as it is. */
  turnInto(kind: WidgetKind): void {
    this.typed.update((widget) => ({ ...widget, kind }));
  }

  set(part: Partial<WidgetSettings>): void {
    this.typed.update((widget) => ({ ...widget, settings: { ...widget.settings, ...part } }));
  }

  /** Brings the thresholds into the order of their values. */
  sortThresholds(): void {
    if (isAscending(this.widget().settings.thresholds)) return;
    this.typed.update(sorted);
  }

  private problemsOf(widget: Widget): ReadonlyMap<string, string> {
    const order = ascending(widget.settings.thresholds);
    const found = settingsProblems(sorted(widget).settings).map(({ path, message }) => {
      const typedAt = path.replace(/(?<=^settings\.thresholds\.)\d+/, (place) => String(order[Number(place)] ?? place));
      return [typedAt, message] as const;
    });
    const isLong = widget.title.length > DASHBOARD_LIMITS.title;
    return new Map(isLong ? [['title', 'title'], ...found] : found);
  }
}

function sorted(widget: Widget): Widget {
  const { thresholds } = widget.settings;
  if (isAscending(thresholds)) return widget;
  const inOrder = ascending(thresholds).flatMap((place) => thresholds[place] ?? []);
  return { ...widget, settings: { ...widget.settings, thresholds: inOrder } };
}

/** The places of thresholds, by their values; what has none yet comes last. */
function ascending(thresholds: readonly Threshold[]): number[] {
  const value = (place: number) => thresholds[place]?.value ?? NaN;
  const key = (place: number) => (Number.isNaN(value(place)) ? Infinity : value(place));
  return [...thresholds.keys()].sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}

function isAscending(thresholds: readonly Threshold[]): boolean {
  return ascending(thresholds).every((place, index) => place === index);
}
