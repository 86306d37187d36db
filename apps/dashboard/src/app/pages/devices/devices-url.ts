import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { ARCHIVED, DEVICE_ORDERS, EVERYTHING, type DeviceFilter } from './device-order';

/**
 * Which devices the page's address looks for, and in which order: `?q=…&group=…&label=…&archived=…&order=…`. What it says nothing
 * of, or something that is not known, is as it is at first. Who shares the address shares the list.
 */
@Injectable()
export class DevicesUrl {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });

  readonly filter = computed(
    (): DeviceFilter => {
      const params = this.params();
      return {
        search: params.get('q') ?? EVERYTHING.search,
        group: params.get('group') ?? EVERYTHING.group,
        label: params.get('label') ?? EVERYTHING.label,
        archived: ARCHIVED.find((each) => each === params.get('archived')) ?? EVERYTHING.archived,
        order: DEVICE_ORDERS.find((each) => each === params.get('order')) ?? EVERYTHING.order,
      };
    },
    { equal: isSameFilter },
  );

  /** Looks for others; `instead` leaves no step back, for each next letter of the same word. */
  show(filter: DeviceFilter, instead: boolean): void {
    const { search, group, label, archived, order } = filter;
    const queryParams = {
      q: search || null,
      group: group || null,
      label: label || null,
      archived: archived === EVERYTHING.archived ? null : archived,
      order: order === EVERYTHING.order ? null : order,
    };
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: instead,
    });
  }
}

function isSameFilter(a: DeviceFilter, b: DeviceFilter): boolean {
  return (['search', 'group', 'label', 'archived', 'order'] as const).every((field) => a[field] === b[field]);
}
