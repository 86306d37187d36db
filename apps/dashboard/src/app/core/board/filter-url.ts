import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, type Params } from '@angular/router';
import { parseNumeric } from '@tachograph/contracts';
import type { ValueFilter } from './board-variables';
import { parseValueList, valueList } from './value-list';

/** What the address calls a variable's values: `var-device=car-7,car-8`. */
const VARIABLE_PREFIX = 'var-';

/**
 * How the address narrows what a dashboard shows: `var-NAME` with chosen values, `q` that names hold, `label` of devices, `least`
 * and `most` of values. Who shares the address shares the view, and the browser's back button undoes a choice.
 */
@Injectable({ providedIn: 'root' })
export class FilterUrl {
  private readonly router = inject(Router);
  private readonly params = toSignal(this.router.routerState.root.queryParamMap, { requireSync: true });

  /** What names of devices or channels hold; empty for any. */
  readonly search = computed(() => this.params().get('q')?.trim() ?? '');
  /** Labels of which a device has one; empty for any device. */
  readonly labels = computed(() => parseValueList(this.params().get('label') ?? ''), { equal: isSameList });
  /** A bound that is no number is none. */
  readonly values = computed(() => ({ least: this.number('least'), most: this.number('most') }), {
    equal: (a: ValueFilter, b: ValueFilter) => a.least === b.least && a.most === b.most,
  });

  /** The values chosen of a variable; null where the address says nothing of it. */
  chosen(name: string): readonly string[] | null {
    const text = this.params().get(VARIABLE_PREFIX + name);
    return text === null ? null : parseValueList(text);
  }

  /** Chooses values of a variable; none at all leaves it to the dashboard. */
  choose(name: string, values: readonly string[]): void {
    this.change({ [VARIABLE_PREFIX + name]: valueList(values) });
  }

  /** Shows what names hold; `instead` leaves no step back, for each next letter of the same word. */
  find(text: string, instead: boolean): void {
    this.change({ q: text.trim() || null }, instead);
  }

  chooseLabels(labels: readonly string[]): void {
    this.change({ label: valueList(labels) });
  }

  bound({ least, most }: ValueFilter): void {
    this.change({ least, most });
  }

  /** Takes everything back, of variables too: they are as the dashboard has them at first. */
  clear(): void {
    const own = this.params().keys.filter((key) => key.startsWith(VARIABLE_PREFIX));
    this.change(Object.fromEntries([...own, 'q', 'label', 'least', 'most'].map((key) => [key, null])));
  }

  private change(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  private number(name: string): number | null {
    const text = this.params().get(name);
    return text === null ? null : (parseNumeric(text) ?? null);
  }
}

/** Whether two lists hold the same in the same order. */
export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, place) => value === b[place]);
}
