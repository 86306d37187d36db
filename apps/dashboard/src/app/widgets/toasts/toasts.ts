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
import { Router, RouterLink } from '@angular/router';
import type { Notification } from '../../core/notifications/notification';
import { NOTIFICATION_LEVELS } from '../../core/notifications/notification-levels';
import { Notifications } from '../../core/notifications/notifications';
import { clockTime } from '../../core/session/local-time';
import { Icon } from '../icon/icon';

/** How long one stands, while nobody points at it or has the keyboard in it. */
const STANDS_MS = 15_000;
const STEP_MS = 250;
/** So many stand at once, and so many wait for a place. */
const SHOWN_MAX = 3;
const STANDING_MAX = 20;

/** Shows what is told, on every page. It goes by itself, but not under the reader's hand, and takes no focus. */
@Component({
  selector: 'tg-toasts',
  imports: [Icon, RouterLink],
  templateUrl: './toasts.html',
  styleUrl: './toasts.scss',
})
export class Toasts {
  private readonly notifications = inject(Notifications);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly isHeld = signal(false);
  /** Newest first. */
  private readonly standing = signal<readonly Notification[]>([]);
  /** How long each has stood, in milliseconds. */
  private readonly ages = new Map<string, number>();
  private timer?: ReturnType<typeof setInterval>;

  /** What a screen reader is told: at once where it is an alarm, else when it has finished. */
  protected readonly urgent = signal('');
  protected readonly calm = signal('');
  protected readonly rows = computed(() =>
    this.standing()
      .slice(0, SHOWN_MAX)
      .map(({ key, level, title, text, at, link }) => ({
        ...{ key, level, title, text, ...NOTIFICATION_LEVELS[level] },
        time: clockTime(at),
        link: link === null ? null : this.router.parseUrl(link),
        dismissal: $localize`Dismiss: ${title}:title:`,
      })),
  );
  protected readonly waiting = computed(() => Math.max(0, this.standing().length - SHOWN_MAX));

  constructor() {
    this.notifications.listen((notification) => this.raise(notification));
    effect(() => this.run(this.standing().length > 0));
    inject(DestroyRef).onDestroy(() => this.run(false));
  }

  protected hold(isHeld: boolean): void {
    this.isHeld.set(isHeld);
  }

  /** The reader takes one away, and so has read it. */
  protected dismiss(key: string, event: Event): void {
    this.read(key);
    const isByKeyboard = !(event instanceof MouseEvent) || event.detail === 0;
    if (isByKeyboard) afterNextRender(() => this.host.querySelector('button')?.focus(), { injector: this.injector });
  }

  protected read(key: string): void {
    this.notifications.markRead(key);
    this.remove(key);
    // What had the focus or the pointer is gone, and with it the event of its leaving.
    this.hold(false);
  }

  private raise(notification: Notification): void {
    const { key, level, title, text } = notification;
    this.ages.delete(key);
    this.standing.update((all) => [notification, ...all.filter((each) => each.key !== key)].slice(0, STANDING_MAX));
    (level === 'alarm' ? this.urgent : this.calm).set(`${NOTIFICATION_LEVELS[level].word}: ${title}. ${text}`);
  }

  private remove(key: string): void {
    this.ages.delete(key);
    this.standing.update((all) => all.filter((each) => each.key !== key));
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
    for (const { key } of this.rows()) {
      const age = (this.ages.get(key) ?? 0) + STEP_MS;
      this.ages.set(key, age);
      if (age >= STANDS_MS) this.remove(key);
    }
  }
}
