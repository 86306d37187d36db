import {
  ChangeDetectorRef,
  Component,
  ViewContainerRef,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
  type ComponentRef,
  type Type,
} from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { AppErrors } from '../../../core/session/app-errors';

/**
 * Where the component of a kind draws its widget. One that throws is taken out, and nothing else of the page: Angular gives up a
 * whole round of drawing where a component throws, and would begin the next one with the same component.
 */
@Component({
  selector: 'tg-widget-slot',
  template: '<ng-container #place />',
  styles: `
    :host {
      display: block;
      height: 100%;
      min-height: 0;
    }
  `,
})
export class WidgetSlot {
  readonly type = input.required<Type<unknown>>();
  readonly widget = input.required<Widget>();
  /** It threw, and is gone. */
  readonly failed = output<unknown>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private shown: ComponentRef<unknown> | null = null;

  constructor() {
    effect(() => {
      const type = this.type();
      untracked(() => this.show(type));
    });
    effect(() => {
      const widget = this.widget();
      untracked(() => this.shown?.setInput('widget', widget));
    });
    inject(AppErrors).listen(() => this.check());
  }

  private show(type: Type<unknown>): void {
    this.place().clear();
    this.shown = null;
    try {
      this.shown = this.place().createComponent(type);
      // At once, before anybody asks it how fresh what it shows is.
      this.shown.setInput('widget', this.widget());
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** Something threw somewhere: if it was this one, it does so again when it is drawn. */
  private check(): void {
    if (!this.shown) return;
    try {
      this.shown.injector.get(ChangeDetectorRef).markForCheck();
      this.shown.changeDetectorRef.detectChanges();
    } catch (error) {
      this.giveUp(error);
    }
  }

  private giveUp(error: unknown): void {
    this.shown = null;
    this.place().clear();
    console.error(error);
    this.failed.emit(error);
  }
}
