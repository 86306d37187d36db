import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { ErrorStateMatcher } from '@angular/material/core';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import {
  DASHBOARD_LIMITS,
  DASHBOARD_ZONES,
  VARIABLE_KINDS,
  parseDashboard,
  type DashboardContent,
  type DashboardVariable,
  type DashboardZone,
  type VariableKind,
} from '@tachograph/contracts';
import { RECENT_NAMES } from '../../../core/history/shown-range';
import { recentWords } from '../../../core/session/recent-words';
import { Icon } from '../../../widgets/icon/icon';

const ZONES: Record<DashboardZone, string> = {
  viewer: $localize`the viewer’s time zone`,
  device: $localize`the devices’ time zone, where it is known`,
  utc: $localize`UTC`,
};
const KINDS: Record<VariableKind, string> = {
  device: $localize`devices`,
  channel: $localize`channels`,
  label: $localize`labels`,
};

/** Sets the name of a dashboard, the range and zone that it begins with, and its variables; closes with its content. */
@Component({
  selector: 'tg-settings-dialog',
  imports: [
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatIconButton,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
  ],
  templateUrl: './settings-dialog.html',
  styleUrl: './settings-dialog.scss',
})
export class SettingsDialog {
  private readonly dialog = inject<MatDialogRef<SettingsDialog, DashboardContent>>(MatDialogRef);
  protected readonly content = signal(inject<DashboardContent>(MAT_DIALOG_DATA));
  protected readonly zones = DASHBOARD_ZONES.map((zone) => ({ zone, words: ZONES[zone] }));
  protected readonly kinds = VARIABLE_KINDS.map((kind) => ({ kind, words: KINDS[kind] }));
  protected readonly mayAdd = computed(() => this.content().variables.length < DASHBOARD_LIMITS.variables);
  /** Offered, and the one that is set, whatever it is. */
  protected readonly ranges = computed(() =>
    [...new Set([...RECENT_NAMES, this.content().range])].map((name) => ({ name, words: recentWords(name) })),
  );
  /** What is wrong, by the path of the field. */
  protected readonly problems = computed<ReadonlyMap<string, string>>(() => {
    const parsed = parseDashboard(this.content());
    return new Map('problems' in parsed ? parsed.problems.map(({ path, message }) => [path, message]) : []);
  });

  private readonly matchers = new Map<string, ErrorStateMatcher>();

  /** Whether a field is marked: for Material, which asks so. */
  protected at(path: string): ErrorStateMatcher {
    const known = this.matchers.get(path);
    if (known) return known;
    const matcher = { isErrorState: () => this.problems().has(path) };
    this.matchers.set(path, matcher);
    return matcher;
  }

  protected set(part: Partial<DashboardContent>): void {
    this.content.update((content) => ({ ...content, ...part }));
  }

  protected setVariable(place: number, part: Partial<DashboardVariable>): void {
    const variables = this.content().variables.map((each, at) => (at === place ? { ...each, ...part } : each));
    this.set({ variables });
  }

  protected addVariable(): void {
    const taken = new Set(this.content().variables.map(({ name }) => name));
    const name = ['device', 'channel'].find((each) => !taken.has(each)) ?? `variable${taken.size + 1}`;
    const kind = name === 'channel' ? 'channel' : 'device';
    this.set({ variables: [...this.content().variables, { name, kind, pattern: '*', initial: [] }] });
  }

  protected removeVariable(place: number): void {
    this.set({ variables: this.content().variables.filter((_, at) => at !== place) });
  }

  protected removeLabel(name: string): string {
    return $localize`Remove the variable ${name}:name:`;
  }

  /** `a, b` as a list. */
  protected listed(text: string): string[] {
    return text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }

  protected done(): void {
    if (this.problems().size === 0) this.dialog.close(this.content());
  }
}
