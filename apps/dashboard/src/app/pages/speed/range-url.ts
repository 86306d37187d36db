import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type Params } from '@angular/router';
import { parseRange, rangeParams } from '../../core/history/range-address';
import { isSameRange, type ShownRange } from '../../core/history/shown-range';

/** What the page's address says is shown: who shares it shares the view, and the browser's back button undoes a step. */
@Injectable()
export class RangeUrl {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly parsed = computed(() => {
    const params = this.params();
    return parseRange({ range: params.get('range'), from: params.get('from'), to: params.get('to') });
  });

  readonly shown = computed(() => this.parsed().shown, { equal: isSameRange });
  /** Why the address means no range, in words; empty where it means one or names none. */
  readonly problem = computed(() => this.parsed().problem);
  /** Null for all devices. */
  readonly device = computed(() => {
    const device = this.params().get('device');
    return device === '' ? null : device;
  });

  /** Shows another range. */
  go(shown: ShownRange): void {
    this.change({ ...rangeParams(shown) });
  }

  /** Shows one device, or all (null); `instead` leaves no step back. */
  choose(device: string | null, instead = false): void {
    this.change({ device }, instead);
  }

  private change(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
