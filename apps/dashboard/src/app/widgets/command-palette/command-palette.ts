import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { searchEntries, type PaletteEntry } from '../../core/commands/entry-search';
import { formatCount } from '../../core/session/count-words';
import { plural } from '../../core/session/plural';
import { Icon } from '../icon/icon';
import { KeyCaps } from '../key-caps/key-caps';
import { PaletteEntries } from './palette-entries';

/** So many of what is found are shown: who looks for more types another word. */
const SHOWN_MAX = 60;
const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

interface PaletteGroup {
  readonly name: string;
  readonly rows: { readonly entry: PaletteEntry; readonly place: number }[];
}

/** Finds by their words everything that can be opened or done; closes with what does it, or with nothing. */
@Component({
  selector: 'tg-command-palette',
  imports: [Icon, KeyCaps],
  providers: [PaletteEntries],
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.scss',
  // The focus stays in the field: by the keyboard the same is done from there.
  host: { '(mousemove)': 'point($event)', '(click)': 'click($event)' },
})
export class CommandPalette {
  private readonly entries = inject(PaletteEntries);
  private readonly dialog = inject<MatDialogRef<CommandPalette, () => void>>(MatDialogRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly text = signal('');
  private readonly wanted = signal(0);

  private readonly found = computed(() => searchEntries(this.entries.all(), this.text()));
  /** Together with others of their group, at the place of the best of them. */
  protected readonly groups = computed(() => grouped(this.found().slice(0, SHOWN_MAX)));
  private readonly rows = computed(() => this.groups().flatMap(({ rows }) => rows));
  protected readonly place = computed(() => Math.min(this.wanted(), Math.max(0, this.rows().length - 1)));
  protected readonly chosen = computed(() => this.rows()[this.place()]?.entry);
  protected readonly words = computed(() => {
    const missing = this.entries.unknown();
    if (missing.length > 0) return $localize`The server does not say what there is of: ${missing.join(', ')}:names:`;
    const { length } = this.found();
    if (length === 0) return $localize`Nothing is called so.`;
    if (length > SHOWN_MAX)
      return $localize`${formatCount(length)}:count: found, the first ${SHOWN_MAX}:shown: are shown.`;
    return plural(length, { one: $localize`1 found.`, other: $localize`${formatCount(length)}:count: found.` });
  });

  protected search(text: string): void {
    this.text.set(text);
    this.wanted.set(0);
  }

  protected point({ target }: Event): void {
    const place = placeOf(target);
    if (place !== null) this.wanted.set(place);
  }

  protected click({ target }: Event): void {
    const place = placeOf(target);
    if (place !== null) this.run(this.rows()[place]?.entry);
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.run(this.chosen());
    else if (event.key in STEPS) this.move(STEPS[event.key] ?? 0);
    else return;
    event.preventDefault();
  }

  private run(entry: PaletteEntry | undefined): void {
    if (entry) this.dialog.close(entry.run);
  }

  private move(step: number): void {
    const { length } = this.rows();
    const next = this.place() + step;
    // Only single steps go round.
    const isRound = Math.abs(step) === 1;
    this.wanted.set(isRound ? (next + length) % Math.max(1, length) : Math.max(0, Math.min(length - 1, next)));
    this.host.querySelector(`#palette-${this.place()}`)?.scrollIntoView({ block: 'nearest' });
  }
}

/** At which place the entry stands that something belongs to. */
function placeOf(target: EventTarget | null): number | null {
  const entry = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return entry ? Number(entry.dataset.place) : null;
}

function grouped(entries: readonly PaletteEntry[]): readonly PaletteGroup[] {
  const names = [...new Set(entries.map(({ group }) => group))];
  let place = 0;
  return names.map((name) => ({
    name,
    rows: entries.filter(({ group }) => group === name).map((entry) => ({ entry, place: place++ })),
  }));
}
