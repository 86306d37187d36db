import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import {
  channelAddress,
  matchesChannel,
  parseChannelPattern,
  type ChannelPattern,
  type Reading,
  type Threshold,
  type Widget,
} from '@tachograph/contracts';
import { LiveConnection } from '../live/live-connection';
import { watchParts } from '../live/watch-parts';
import { Notifications } from '../notifications/notifications';
import { figureText } from '../session/figure-format';
import { channelName } from '../session/reading-words';
import { inUnit } from '../session/units';
import { BoardData } from './board-data';
import { BoardTime } from './board-time';
import { BoardVariables } from './board-variables';
import { isSameList } from './filter-url';
import { LevelWatch, type LevelScale } from './level-watch';
import { thresholdWords } from './threshold-level';

/** Thresholds of one widget of which whoever has the dashboard open is to be told. */
export interface AlertRule {
  readonly widget: string;
  /** Of the widget; empty for none. */
  readonly title: string;
  /** Variables put in. */
  readonly channels: readonly string[];
  readonly patterns: readonly ChannelPattern[];
  readonly scale: LevelScale;
  /** That of the thresholds; null: that of the channel. */
  readonly unit: string | null;
}

/** One channel as one rule sees it. */
interface WatchedChannel {
  readonly watch: LevelWatch;
  /** When its last reading was taken, milliseconds since 1970. */
  readonly at: number;
}

const NONE: readonly Widget[] = [];

/**
 * Tells when a value comes to a level of which a widget's thresholds say that one is to be told: in the present, and while this
 * dashboard is open, also where its tab is hidden. Each reading is compared as it comes, whatever widgets make of it and however
 * seldom they are drawn; where nothing has come yet, with what was the newest. One for a dashboard, provided by its page.
 */
@Injectable()
export class BoardAlerts {
  private readonly time = inject(BoardTime);
  private readonly variables = inject(BoardVariables);
  private readonly notifications = inject(Notifications);
  private readonly board = signal<{ id: string; widgets: readonly Widget[] }>({ id: '', widgets: NONE });
  private watches = new Map<string, WatchedChannel>();
  /** The rules that mean a channel, by its address: each of its readings is looked at. */
  private meant = new Map<string, readonly AlertRule[]>();

  /** What is watched for. */
  readonly rules = computed<readonly AlertRule[]>(() =>
    this.board()
      .widgets.filter(isTold)
      .map((widget) => this.ruleOf(widget)),
  );
  /** Every channel that is watched, as addresses and patterns. */
  readonly channels = computed<readonly string[]>(() => [...new Set(this.rules().flatMap(({ channels }) => channels))]);
  private readonly isLive = computed(() => this.time.mode() === 'live');
  private readonly heard = computed(() => (this.isLive() ? this.channels() : []), { equal: isSameList });
  private readonly newest = inject(BoardData).newest(this.heard);

  constructor() {
    effect(() => {
      this.rules();
      this.isLive();
      // What is at a level already when the watching begins has not come to it.
      this.watches = new Map();
      this.meant = new Map();
    });
    effect(() => {
      const readings = this.newest.data();
      if (this.isLive()) untracked(() => this.compare(readings));
    });
    const live = inject(LiveConnection);
    effect((onCleanup) => {
      const ends = watchParts(this.heard()).map((channels) =>
        live.watch({ channels, mode: 'every' }, { readings: (readings) => this.compare(readings) }),
      );
      onCleanup(() => ends.forEach((end) => end()));
    });
    inject(DestroyRef).onDestroy(() => this.watches.clear());
  }

  /** Watches the widgets of a dashboard from now on; called again when they are others. */
  watch(id: string, widgets: readonly Widget[]): void {
    this.board.set({ id, widgets });
  }

  private compare(readings: readonly Reading[]): void {
    for (const reading of readings) {
      const address = channelAddress(reading.device, reading.channel);
      for (const rule of this.rulesOf(address, reading)) this.compareWith(rule, address, reading);
    }
  }

  private rulesOf(address: string, { device, channel }: Reading): readonly AlertRule[] {
    const rules =
      this.meant.get(address) ??
      this.rules().filter(({ patterns }) => patterns.some((pattern) => matchesChannel(pattern, device, channel)));
    this.meant.set(address, rules);
    return rules;
  }

  private compareWith(rule: AlertRule, address: string, reading: Reading): void {
    const key = `${rule.widget} ${address}`;
    const known = this.watches.get(key);
    // What came late says nothing of the present.
    if (known && reading.takenAt < known.at) return;
    const { watch } = known ?? { watch: new LevelWatch(rule.scale) };
    const value = inUnit(reading.value, reading.unit, rule.unit ?? reading.unit);
    const threshold = watch.take(reading.takenAt, value);
    this.watches.set(key, { watch, at: reading.takenAt });
    if (known && threshold) this.tell(rule, reading, threshold, value);
  }

  private tell(
    rule: AlertRule,
    { device, channel, unit, takenAt }: Reading,
    threshold: Threshold,
    value: number,
  ): void {
    const { level } = threshold;
    const name = channelName(channel);
    const words = `${figureText(value, null)} ${rule.unit ?? unit}`.trim();
    this.notifications.tell({
      // What several widgets say alike is told once.
      key: `${channelAddress(device, channel)} ${takenAt} ${threshold.value} ${thresholdWords(threshold)}`,
      level: level === 'notice' ? 'info' : level,
      title: `${thresholdWords(threshold)}: ${rule.title === '' ? name : rule.title}`,
      text: `${device} ${name} ${words}`,
      at: takenAt,
      link: `/dashboards/${encodeURIComponent(this.board().id)}?at=${new Date(takenAt).toISOString()}`,
    });
  }

  private ruleOf({ id, title, settings }: Widget): AlertRule {
    const channels = this.variables.resolve(settings.channels);
    return {
      ...{ widget: id, title, channels, scale: settings, unit: settings.unit },
      patterns: channels.map(parseChannelPattern).filter((pattern) => pattern !== undefined),
    };
  }
}

function isTold({ settings }: Widget): boolean {
  return settings.thresholds.some(({ notify }) => notify);
}
