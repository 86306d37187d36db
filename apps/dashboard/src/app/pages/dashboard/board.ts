import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import type { Dashboard } from '@tachograph/contracts';
import { BoardAlerts } from '../../core/board/board-alerts';
import { BoardCursor } from '../../core/board/board-cursor';
import { BoardEditor } from '../../core/board/board-editor';
import { BoardTime } from '../../core/board/board-time';
import { BoardVariables } from '../../core/board/board-variables';
import { provideBoardData, provideBoardTime } from '../../core/board/provide-board';
import { provideBoardVariables } from '../../core/board/url-board-variables';
import { Kiosk } from '../../core/session/kiosk';
import { mediaQuery } from '../../core/session/media';
import { ExportMenu } from '../../widgets/board/export/export-menu';
import { FilterBar } from '../../widgets/board/filter-bar/filter-bar';
import { TimeBar } from '../../widgets/board/time-bar/time-bar';
import { Icon } from '../../widgets/icon/icon';
import { BoardActs } from './board-acts';
import { BoardCommands } from './board-commands';
import { BoardGrid } from './board-grid';
import { ConflictNotice } from './conflict-notice';
import { EditBar } from './edit-bar';
import { WidgetEditing } from './widget-editing';

/** A dashboard that is read: its head, its widgets, and what it takes to change them. */
@Component({
  selector: 'tg-board',
  imports: [
    BoardGrid,
    ConflictNotice,
    EditBar,
    ExportMenu,
    FilterBar,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    TimeBar,
  ],
  providers: [
    provideBoardTime(),
    provideBoardVariables(),
    provideBoardData(),
    BoardActs,
    BoardAlerts,
    BoardCommands,
    BoardCursor,
    BoardEditor,
    WidgetEditing,
  ],
  templateUrl: './board.html',
  styleUrl: './board.scss',
  host: { '[attr.inert]': "kiosk.isOn() ? '' : null", '(document:keydown.control.y)': 'redo($event)' },
})
export class Board {
  readonly dashboard = input.required<Dashboard>();
  /** Whether it is edited from the start. */
  readonly isToEdit = input(false);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly editor = inject(BoardEditor);
  protected readonly editing = inject(WidgetEditing);
  protected readonly acts = inject(BoardActs);
  protected readonly kiosk = inject(Kiosk);
  private readonly isWall = mediaQuery('(width >= 1800px)');

  protected readonly isShowingTheirs = linkedSignal({ source: this.editor.theirs, computation: () => false });
  /** Whether the version that somebody else has stored was looked at. */
  protected readonly wasShown = linkedSignal<{ theirs: Dashboard | null; isShown: boolean }, boolean>({
    source: () => ({ theirs: this.editor.theirs(), isShown: this.isShowingTheirs() }),
    computation: (now, before) => now.isShown || (before?.source.theirs === now.theirs && before.value),
  });
  protected readonly content = computed(() => {
    const theirs = this.isShowingTheirs() ? this.editor.theirs() : null;
    return theirs ?? this.editor.content() ?? this.dashboard();
  });
  protected readonly isMovable = computed(() => this.editor.isEditing() && !this.isShowingTheirs());
  protected readonly filling = computed(() => {
    if (this.kiosk.isOn()) return 'fit';
    return this.isWall() && !this.editor.isEditing() ? 'grow' : null;
  });
  /** Of all widgets, as they name them. */
  protected readonly channels = computed(() => [
    ...new Set(this.content().widgets.flatMap(({ settings }) => settings.channels)),
  ]);
  /** Whether leaving would lose changes. */
  readonly isUnsaved = this.editor.isChanged;

  constructor() {
    this.keepBegun();
    inject(BoardCommands).offer({
      add: () => this.add(),
      edit: () => this.acts.edit(),
      save: () => this.acts.save(),
      cancel: () => this.acts.cancel(),
      settings: () => this.acts.settings(),
      kiosk: () => this.acts.kiosk(),
      exportFile: () => this.acts.exportFile(),
      importFile: () => this.acts.importFile(),
    });
    effect(() => {
      if (this.isToEdit()) untracked(() => this.acts.editAtOnce());
    });
  }

  mayLeave(): boolean {
    return this.acts.mayLeave();
  }

  protected redo(event: Event): void {
    if (!this.editor.canRedo()) return;
    event.preventDefault();
    this.editor.redo();
  }

  protected add(): void {
    void this.editing.add().then((id) => id !== null && this.focus(`[data-widget="${CSS.escape(id)}"]`));
  }

  /** The focus goes to the widget that takes its place in the order. */
  protected remove(id: string): void {
    const { widgets } = this.content();
    const place = widgets.findIndex((widget) => widget.id === id);
    const next = widgets[place + 1] ?? widgets[place - 1];
    this.editing.remove(id);
    this.focus(next ? `[data-widget="${CSS.escape(next.id)}"]` : '[data-testid=add-widget]');
  }

  /** Has the dashboard's time, variables and alerts follow what is on the page. */
  private keepBegun(): void {
    const time = inject(BoardTime);
    const variables = inject(BoardVariables);
    const alerts = inject(BoardAlerts);
    const begin = computed(() => ({ range: this.content().range, zone: this.content().zone }), {
      equal: (a, b) => a.range === b.range && a.zone === b.zone,
    });
    const chosenFrom = computed(() => this.content().variables);
    const widgets = computed(() => this.content().widgets);
    effect(() => {
      const defaults = begin();
      untracked(() => time.begin(defaults));
    });
    effect(() => {
      const all = chosenFrom();
      untracked(() => variables.begin(all));
    });
    effect(() => {
      const watched = widgets();
      untracked(() => alerts.watch(this.dashboard().id, watched));
    });
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}
