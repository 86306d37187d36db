import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { DEMO_LABELS, HOST_CHANNELS, SENSOR_CHANNELS, SPEED_CHANNEL } from '@tachograph/contracts';
import { ReadingFeed, type HistoryState } from '../../core/live/reading-feed';
import { newestReading, type ShownReading } from '../../core/live/reading-window';
import { ServerClock } from '../../core/live/server-clock';

/** How many readings the list shows. */
const SHOWN = 20;

/** Readings that are watched or not, all together. */
export interface ActivitySource {
  readonly name: string;
  /** The name for a reader. */
  readonly label: string;
  readonly channels: readonly string[];
  readonly feed: ReadingFeed;
}

function source(name: string, label: string, channels: readonly string[], size = SHOWN): ActivitySource {
  return { name, label, channels, feed: new ReadingFeed({ channels, size }) };
}

const names = (channels: Record<string, { readonly name: string }>) => Object.values(channels).map(({ name }) => name);

/**
 * What happens on this server, whatever its source: the last readings of the sources that the reader watches. The list
 * can be stopped; the demo values, which are shown beside it too, have a switch of their own.
 */
@Injectable({ providedIn: 'root' })
export class ActivityFeeds {
  private readonly clock = inject(ServerClock);
  private readonly demoSource = source('demo', $localize`demo`, DEMO_LABELS, 60);
  private readonly stoppedSince = signal<number | null>(null);
  private readonly watchedNames = signal<ReadonlySet<string>>(new Set(['demo', 'speed', 'sensors']));

  readonly sources: readonly ActivitySource[] = [
    this.demoSource,
    source('speed', $localize`speed`, [SPEED_CHANNEL.name]),
    source('sensors', $localize`sensors`, names(SENSOR_CHANNELS)),
    source('host', $localize`host`, names(HOST_CHANNELS)),
  ];
  readonly demo = this.demoSource.feed;
  readonly watched = this.watchedNames.asReadonly();
  readonly stoppedAt = this.stoppedSince.asReadonly();
  private readonly watchedSources = computed(() => this.sources.filter(({ name }) => this.watchedNames().has(name)));
  readonly history = computed<HistoryState>(() => {
    const states = this.watchedSources().map(({ feed }) => feed.history());
    return (
      states.find(({ kind }) => kind === 'failed') ?? states.find(({ kind }) => kind === 'loading') ?? { kind: 'ready' }
    );
  });
  readonly behind = computed(() => this.watchedSources().reduce((sum, { feed }) => sum + feed.behind(), 0));
  private readonly current = computed<readonly ShownReading[]>(() =>
    this.watchedSources()
      .flatMap(({ channels, feed }) => channels.flatMap((channel) => feed.of(channel)))
      .sort((a, b) => b.receivedAt - a.receivedAt || b.id - a.id)
      .slice(0, SHOWN),
  );
  /** Newest first, in the order in which they were stored. While it is stopped it stays as it is. */
  readonly readings = linkedSignal<{ isStopped: boolean; current: readonly ShownReading[] }, readonly ShownReading[]>({
    source: () => ({ isStopped: this.stoppedSince() !== null, current: this.current() }),
    computation: ({ isStopped, current }, previous) => (isStopped && previous ? previous.value : current),
  });
  readonly newest = computed(() => newestReading(this.readings()));

  /** Somebody looks. */
  show(): void {
    for (const { feed } of this.watchedSources()) feed.show();
    // The demo values stand on the page whether the list has them or not.
    this.demo.show();
  }

  /** Nobody looks any more. */
  leave(): void {
    for (const { feed } of this.sources) feed.leave();
  }

  /** Freezes the list. */
  stop(): void {
    this.stoppedSince.set(this.clock.now());
    for (const { feed } of this.listSources()) feed.stop();
  }

  /** Goes on after `stop`; what was missed comes from the history. */
  resume(): void {
    this.stoppedSince.set(null);
    for (const { feed } of this.listSources()) feed.resume();
  }

  /** Reads the history of what is watched again. */
  async reload(): Promise<void> {
    await Promise.all(this.watchedSources().map(({ feed }) => feed.reload()));
  }

  /** Shows these sources in the list and no others; what nobody else wants either need not be measured then. */
  watch(wanted: readonly string[]): void {
    this.watchedNames.set(new Set(wanted));
    for (const { name, feed } of this.listSources()) {
      if (this.watchedNames().has(name)) feed.show();
      else feed.leave();
    }
  }

  private listSources(): readonly ActivitySource[] {
    return this.sources.filter(({ feed }) => feed !== this.demo);
  }
}
