import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
  viewChild,
  type Type,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Widget } from '@tachograph/contracts';
import type { AskState } from '../../../core/board/board-data';
import { BoardVariables } from '../../../core/board/board-variables';
import { WidgetStatus } from '../../../core/board/widget-status';
import { errorWords } from '../../../core/api/ask';
import { Icon } from '../../icon/icon';
import { ExportMenu } from '../export/export-menu';
import { kindEntry } from '../widget-kinds';
import { DrawingTurns } from './drawing-turns';
import { headingOf } from './frame-words';
import { WidgetSlot } from './widget-slot';

/** What stands in the place of a picture. */
interface Stead {
  readonly kind: 'unknown' | 'unloaded' | 'broken' | 'failed' | 'unchosen' | 'empty';
  readonly words: string;
  readonly advice: string;
  readonly action: 'retry' | 'edit' | null;
}

const NOTHING_ASKED: AskState = { kind: 'ready' };

/** What surrounds a widget of whatever kind: heading, age of what is shown, what stands there in place of a picture, and a menu. */
@Component({
  selector: 'tg-widget-frame',
  imports: [
    ExportMenu,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    WidgetSlot,
  ],
  providers: [WidgetStatus],
  templateUrl: './widget-frame.html',
  styleUrl: './widget-frame.scss',
  host: {
    '[attr.data-widget]': 'widget().id',
    '[attr.data-kind]': 'widget().kind',
    '(keydown.escape)': 'shrink($event)',
  },
})
export class WidgetFrame {
  readonly widget = input.required<Widget>();
  readonly isEditing = input(false);
  /** Not in a form's preview. */
  readonly hasMenu = input(true);
  /** Its form is asked for. */
  readonly edited = output();
  readonly duplicated = output();
  readonly removed = output();

  private readonly status = inject(WidgetStatus);
  private readonly variables = inject(BoardVariables);
  private readonly turns = inject(DrawingTurns);
  protected readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly kind = computed(() => this.widget().kind);

  protected readonly entry = computed(() => kindEntry(this.kind()));
  protected readonly code = resource<Type<unknown> | null, string>({
    params: () => this.kind(),
    loader: () => this.load(),
  });
  protected readonly heading = computed(() =>
    headingOf(this.widget(), this.variables.resolve(this.widget().settings.channels), this.entry()),
  );
  protected readonly menuLabel = computed(() => $localize`Menu of ${this.heading()}:widget:`);
  /** Why it broke, until it is tried again or set otherwise. */
  private readonly broken = linkedSignal<Widget, string | null>({ source: this.widget, computation: () => null });
  /** What a widget that broke has told is of no use, and may break whoever asks. */
  private readonly state = computed<AskState>(() => (this.broken() === null ? this.status.state() : NOTHING_ASKED));
  protected readonly age = computed(() => (this.broken() === null ? this.status.age() : null));
  private readonly wasAnswered = signal(false);
  protected readonly isLoading = computed(
    () => this.code.isLoading() || (this.state().kind === 'loading' && !this.wasAnswered()),
  );
  /** Why what is shown was not asked for anew, while what was known before is still shown. */
  protected readonly stale = computed(() => {
    const state = this.state();
    return state.kind === 'failed' && this.wasAnswered() ? state.why : null;
  });
  protected readonly stead = computed<Stead | null>(() => this.missingCode() ?? this.missingData());
  protected readonly component = computed(() =>
    this.code.hasValue() && this.broken() === null ? this.code.value() : null,
  );
  protected readonly menu = viewChild<MatMenu>('menu');
  protected readonly isFullScreen = signal(false);

  constructor() {
    effect(() => {
      if (this.status.view() && this.state().kind === 'ready') this.wasAnswered.set(true);
    });
  }

  protected retry(): void {
    if (this.code.error()) this.code.reload();
    else if (this.broken() === null) this.status.view()?.retry();
    else this.broken.set(null);
  }

  protected giveUp(error: unknown): void {
    this.broken.set(errorWords(error));
  }

  /** Above everything else of the page, where it stands in the document: nothing is drawn anew. */
  protected expand(): void {
    this.host.popover = 'manual';
    this.host.showPopover();
    this.isFullScreen.set(true);
  }

  protected shrink(event?: Event): void {
    if (!this.isFullScreen()) return;
    event?.stopPropagation();
    this.host.hidePopover();
    this.host.popover = null;
    this.isFullScreen.set(false);
  }

  private async load(): Promise<Type<unknown> | null> {
    const type = await this.entry()?.load();
    await this.turns.next();
    return type ?? null;
  }

  private missingCode(): Stead | null {
    if (!this.entry()) {
      const words = $localize`This version does not know widgets of the kind “${this.kind()}:kind:”.`;
      return { kind: 'unknown', words, advice: $localize`Reload the page to get the newest version.`, action: null };
    }
    const error = this.code.error();
    if (error) {
      const advice = errorWords(error);
      return { kind: 'unloaded', words: $localize`This widget could not be loaded.`, advice, action: 'retry' };
    }
    const why = this.broken();
    if (why === null) return null;
    return { kind: 'broken', words: $localize`This widget broke.`, advice: why, action: 'retry' };
  }

  private missingData(): Stead | null {
    const state = this.state();
    if (state.kind === 'failed' && !this.wasAnswered()) {
      return { kind: 'failed', words: $localize`No answer yet.`, advice: state.why, action: 'retry' };
    }
    if (state.kind !== 'ready' || this.age()?.kind !== 'none') return null;
    if (this.widget().settings.channels.length === 0) {
      const advice = $localize`Choose what this widget shows.`;
      return { kind: 'unchosen', words: $localize`No channel is chosen.`, advice, action: 'edit' };
    }
    const advice = $localize`It appears here as soon as it is stored. Look at another range, or choose other channels.`;
    return { kind: 'empty', words: $localize`No reading yet.`, advice, action: null };
  }
}
