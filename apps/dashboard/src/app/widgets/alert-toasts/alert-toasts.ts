import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { AlertFeed } from '../../core/live/alert-feed';
import { clockTime } from '../../core/session/local-time';
import { formatPercent } from '../../core/session/number-format';
import { Icon } from '../icon/icon';

/** How long an alert stands, while nobody points at it or has the keyboard in it. */
const STANDS_MS = 15_000;
const STEP_MS = 250;

/** Tells of alerts of high stress on every page. They go by themselves, but not under the reader's hand. */
@Component({
  selector: 'tg-alert-toasts',
  imports: [Icon, RouterLink],
  templateUrl: './alert-toasts.html',
  styleUrl: './alert-toasts.scss',
})
export class AlertToasts {
  protected readonly alerts = inject(AlertFeed);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly isHeld = signal(false);
  /** How long each has stood, in milliseconds. */
  private readonly ages = new Map<number, number>();
  private timer?: ReturnType<typeof setInterval>;

  protected readonly rows = computed(() =>
    this.alerts.toasts().map(({ id, device, value, takenAt }) => ({
      id,
      device,
      words: $localize`confidence ${formatPercent(value)}:share:, ${clockTime(takenAt)}:time:`,
      dismissal: $localize`Dismiss the alert of ${device}:device:`,
    })),
  );

  constructor() {
    this.alerts.start();
    effect(() => this.run(this.rows().length > 0));
    inject(DestroyRef).onDestroy(() => this.run(false));
  }

  protected hold(isHeld: boolean): void {
    this.isHeld.set(isHeld);
  }

  protected dismiss(id: number, event: Event): void {
    this.alerts.dismiss(id);
    // The button that had the focus or the pointer is gone, and with it the event of its leaving.
    this.hold(false);
    const isByKeyboard = !(event instanceof MouseEvent) || event.detail === 0;
    if (isByKeyboard) afterNextRender(() => this.host.querySelector('button')?.focus(), { injector: this.injector });
  }

  private run(isNeeded: boolean): void {
    if (isNeeded) this.timer ??= setInterval(() => this.age(), STEP_MS);
    else {
      clearInterval(this.timer);
      this.timer = undefined;
      this.ages.clear();
    }
  }

  private age(): void {
    if (this.isHeld() || document.visibilityState === 'hidden') return;
    for (const { id } of this.rows()) {
      const age = (this.ages.get(id) ?? 0) + STEP_MS;
      this.ages.set(id, age);
      if (age >= STANDS_MS) this.alerts.dismiss(id);
    }
  }
}
