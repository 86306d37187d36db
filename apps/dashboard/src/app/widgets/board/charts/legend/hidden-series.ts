import { DOCUMENT, Injectable, inject, signal, type WritableSignal } from '@angular/core';

const NONE: ReadonlySet<string> = new Set();

/** Which series of which widgets the viewer has hidden: remembered until the page is loaded anew. */
@Injectable({ providedIn: 'root' })
export class HiddenSeries {
  private readonly document = inject(DOCUMENT);
  private readonly widgets = new Map<string, WritableSignal<ReadonlySet<string>>>();

  /** The addresses hidden in a widget of the dashboard that is open. */
  of(widget: string): ReadonlySet<string> {
    return this.hidden(widget)();
  }

  /** Hides what is shown, and shows what is hidden. */
  toggle(widget: string, key: string): void {
    this.hidden(widget).update((hidden) => {
      const toggled = new Set(hidden);
      if (!toggled.delete(key)) toggled.add(key);
      return toggled;
    });
  }

  /** Shows nothing but one of all; if that is so already, all. */
  only(widget: string, key: string, all: readonly string[]): void {
    this.hidden(widget).update((hidden) => {
      const others = all.filter((other) => other !== key);
      const isOnly = !hidden.has(key) && others.every((other) => hidden.has(other));
      return isOnly ? NONE : new Set(others);
    });
  }

  private hidden(widget: string): WritableSignal<ReadonlySet<string>> {
    const id = `${this.document.location.pathname} ${widget}`;
    const known = this.widgets.get(id) ?? signal(NONE);
    this.widgets.set(id, known);
    return known;
  }
}
