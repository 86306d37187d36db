import { computed, inject, type Signal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { BoardVariables } from '../../../core/board/board-variables';

/** The channels of a widget with the viewer's choices put in; the same list until it differs. Called where Angular injects. */
export function boardChannels(widget: Signal<Widget>): Signal<readonly string[]> {
  const variables = inject(BoardVariables);
  return computed(() => variables.resolve(widget().settings.channels), { equal: isSameList });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, place) => each === b[place]);
}
