import type { WidgetSettings } from '@tachograph/contracts';
import type { ShownReading } from '../../../../core/live/reading-window';
import { channelName, valueWords } from '../../../../core/session/reading-words';
import { figureOf, figureWords, type Figure } from '../figure';

/** What one device measured at one instant. */
export interface FeedEntry {
  readonly id: number;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: readonly FeedValue[];
}

export interface FeedValue extends Pick<Figure, 'threshold'> {
  readonly id: number;
  readonly name: string;
  /** With its unit. */
  readonly words: string;
}

/** Readings as entries, in their order: those of one device and instant, which came as one message, are one. */
export function feedEntries(readings: readonly ShownReading[], settings: WidgetSettings): FeedEntry[] {
  const groups = Map.groupBy(readings, ({ device, takenAt }) => `${takenAt} ${device}`);
  return [...groups.values()].slice(0, settings.rows).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const values = group.map((reading) => valueOf(reading, settings)).sort((a, b) => a.id - b.id);
    return [{ id: first.id, device: first.device, at: first.takenAt, values }];
  });
}

function valueOf(reading: ShownReading, settings: WidgetSettings): FeedValue {
  const figure = figureOf(reading, settings, reading.takenAt);
  const isOwn = settings.unit !== null || settings.decimals !== null;
  const words = isOwn ? figureWords(figure) : valueWords(reading);
  return { id: reading.id, name: channelName(reading.channel), words, threshold: figure.threshold };
}
