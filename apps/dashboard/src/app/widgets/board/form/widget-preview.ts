import { NgComponentOutlet } from '@angular/common';
import { Component, Injector, computed, inject, input, resource } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { errorWords } from '../../../core/api/ask';
import { WidgetStatus } from '../../../core/board/widget-status';
import { kindEntry } from '../widget-kinds';

/** A widget as the dashboard would show it, with the dashboard's time and data. */
@Component({
  selector: 'tg-widget-preview',
  imports: [NgComponentOutlet],
  template: `
    <div class="head">
      <h3>{{ widget().title || name() }}</h3>
      <span class="age">{{ words() }}</span>
    </div>
    <div class="picture">
      @if (component.hasValue()) {
        <ng-container
          *ngComponentOutlet="component.value(); injector: shown().injector; inputs: { widget: widget() }"
        />
      }
    </div>
  `,
  styleUrl: './widget-preview.scss',
  host: { role: 'region', 'aria-label': $localize`Preview` },
})
export class WidgetPreview {
  readonly widget = input.required<Widget>();

  private readonly injector = inject(Injector);
  private readonly kind = computed(() => this.widget().kind);
  protected readonly name = computed(() => kindEntry(this.kind())?.name ?? this.kind());
  protected readonly component = resource({
    params: () => kindEntry(this.kind()),
    loader: ({ params }) => params.load(),
  });
  /** Another kind follows something else. */
  protected readonly shown = computed(() => {
    this.kind();
    const status = new WidgetStatus();
    return {
      status,
      injector: Injector.create({ parent: this.injector, providers: [{ provide: WidgetStatus, useValue: status }] }),
    };
  });
  protected readonly words = computed(() => {
    if (this.component.error()) return errorWords(this.component.error());
    const { status } = this.shown();
    const state = status.state();
    if (state.kind === 'failed') return state.why;
    return state.kind === 'loading' ? $localize`loading…` : (status.age()?.words ?? '');
  });
}
