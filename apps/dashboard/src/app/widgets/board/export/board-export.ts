import { Injectable, inject } from '@angular/core';
import { CHANNEL_PATTERNS_MAX, type TimeSpan } from '@tachograph/contracts';
import { BoardClock } from '../../../core/board/board-clock';
import { BoardTime } from '../../../core/board/board-time';
import { BoardVariables } from '../../../core/board/board-variables';
import { recentLength } from '../../../core/history/shown-range';
import { spanWords } from '../../../core/session/range-words';
import type { ExportSelection } from '../../../core/transfer/export-selection';

/** What is taken out of a dashboard: a widget, or all of it. */
export interface Exported {
  /** As widgets name them. */
  readonly channels: readonly string[];
  /** A range of its own; null: that of the dashboard. */
  readonly range: string | null;
}

/** What is exported of a dashboard is what it shows: its channels, its time and the zone it is told in, its bounds of values. Provided beside the page's own. */
@Injectable()
export class BoardExport {
  private readonly time = inject(BoardTime);
  private readonly variables = inject(BoardVariables);
  private readonly clock = inject(BoardClock);

  /**
   * The readings behind what is shown, up to the moment that is shown.
   * @throws Error that says in words why there is nothing to export, or too much
   */
  selection({ channels, range }: Exported, format: 'csv' | 'json'): ExportSelection {
    const addresses = [...new Set(this.variables.resolve(channels))];
    if (addresses.length === 0) throw new Error($localize`No channel is shown: there is nothing to export.`);
    if (addresses.length > CHANNEL_PATTERNS_MAX) {
      throw new Error(
        $localize`${addresses.length}:count: addresses are shown, and one export takes ${CHANNEL_PATTERNS_MAX}:most: at most: narrow them by a search.`,
      );
    }
    return {
      channels: addresses.join(','),
      ...this.spanOf(range),
      ...this.variables.values(),
      format,
      resolution: 'raw',
      timeZone: this.clock.zoneName(),
    };
  }

  /** In whose time the readings are written, in words. */
  zoneWords(): string {
    const zone = this.clock.zoneName();
    if (this.time.zone() === 'device' && this.clock.deviceZone() === null) {
      return $localize`No one zone is known of the devices: times are written in yours, ${zone}:zone:.`;
    }
    return $localize`Times are written in ${zone}:zone:.`;
  }

  /** The range that is shown, in words for a picture. */
  rangeWords(range: string | null): string {
    // As of no day: a picture is looked at on others.
    return spanWords(this.spanOf(range), 0);
  }

  private spanOf(range: string | null): TimeSpan {
    const length = range === null ? undefined : recentLength(range);
    const now = Math.round(this.time.now());
    return length === undefined ? rounded(this.time.span()) : { from: now - length, to: now };
  }
}

/** The name of a file, of letters that every system takes. */
export function fileName(name: string, at: number, extension: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain || 'tachograph'}-${new Date(at).toISOString().slice(0, 19).replace(/[:T]/g, '-')}.${extension}`;
}

function rounded({ from, to }: TimeSpan): TimeSpan {
  return { from: Math.round(from), to: Math.round(to) };
}
