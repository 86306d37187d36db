import type { Signal } from '@angular/core';
import type { DashboardVariable } from '@tachograph/contracts';

/** Values that readings must have to be shown; null: no bound. */
export interface ValueFilter {
  readonly least: number | null;
  readonly most: number | null;
}

/** What the viewer has chosen for a dashboard's variables, and how they have narrowed what is shown. One for a dashboard. */
export abstract class BoardVariables {
  /** By name, the values chosen; `*` alone: all. */
  abstract readonly chosen: Signal<ReadonlyMap<string, readonly string[]>>;
  abstract readonly values: Signal<ValueFilter>;
  /** The variables of the dashboard; the address says what is chosen of them, else it is as they say at first. */
  abstract begin(variables: readonly DashboardVariable[]): void;
  /** Channels as a widget names them, as addresses and patterns to ask for: variables put in, search and labels applied. */
  abstract resolve(channels: readonly string[]): readonly string[];
}
