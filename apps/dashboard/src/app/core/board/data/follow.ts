import type { Signal } from '@angular/core';
import type { ChannelPattern } from '@tachograph/contracts';
import type { AskState } from '../board-data';
import type { BoardTime } from '../board-time';
import type { ChannelBook } from './channel-book';
import type { Pacer, Publishes } from './pacer';
import type { BoardApi } from '../../api/board-api';

/** What every follow of a dashboard shares with the others. */
export interface Board {
  readonly api: BoardApi;
  readonly time: BoardTime;
  readonly book: ChannelBook;
  readonly pacer: Pacer;
  /** The present by the server's clock, milliseconds since 1970, as of the last tick. */
  present(): number;
  /** Since when everything stored of these channels has been heard, milliseconds since 1970; null while it is not. */
  heardSince(patterns: readonly ChannelPattern[]): number | null;
  /** Of what stands still or is replayed: from when on what was taken is still to be heard, milliseconds since 1970. */
  edge(): number;
}

/** One thing that is followed, for all who wish the same. */
export interface Follow<T> extends Publishes {
  readonly patterns: readonly ChannelPattern[];
  readonly data: Signal<T | null>;
  readonly state: Signal<AskState>;
  /** The dashboard shows another time, or (`isMissing`) something was missed: what that changes is asked for. */
  restart(isMissing: boolean): void;
  /** Called each second. */
  keepUp(): void;
  /** Asks again. */
  retry(): void;
  end(): void;
}
