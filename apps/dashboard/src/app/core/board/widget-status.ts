import { Injectable, computed, signal } from '@angular/core';
import type { DataView } from './board-data';

/**
 * What a widget follows, told to the frame around it: the frame writes its age, shows that it loads, why it failed, and that it
 * has nothing. One for a widget, provided by its frame. A widget that follows nothing (text) tells nothing.
 */
@Injectable()
export class WidgetStatus {
  private readonly followed = signal<DataView<unknown> | null>(null);
  readonly view = this.followed.asReadonly();
  readonly state = computed(() => this.followed()?.state() ?? { kind: 'ready' as const });
  readonly age = computed(() => this.followed()?.age() ?? null);

  /** Called once by the widget, with what it shows. */
  follow(view: DataView<unknown>): void {
    this.followed.set(view);
  }
}
