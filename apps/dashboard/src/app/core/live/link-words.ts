import type { LinkState } from '@tachograph/live-client';
import { secondsLeft } from './seconds-left';

/** What the page says of its connection: one word or a few, never a colour alone. */
export interface LinkWords {
  kind: 'live' | 'connecting' | 'reconnecting' | 'offline';
  words: string;
  /** The same without the countdown, for a screen reader that is told of changes and not of seconds. */
  announcement: string;
}

/**
 * The state of the connection in words.
 * @param now milliseconds since 1970 by this machine's clock
 * @param online whether the browser believes in a network; it is tried all the same, for a server on this machine
 */
export function linkWords(state: LinkState, now: number, online: boolean): LinkWords {
  switch (state.kind) {
    case 'open':
      return { kind: 'live', words: $localize`live`, announcement: $localize`connection live` };
    case 'connecting':
      return { kind: 'connecting', words: $localize`connecting…`, announcement: $localize`connecting` };
    case 'waiting': {
      const left = secondsLeft(state.until, now);
      return online
        ? {
            kind: 'reconnecting',
            words: $localize`reconnecting in ${left}:seconds: s`,
            announcement: $localize`connection lost, reconnecting`,
          }
        : {
            kind: 'offline',
            words: $localize`offline, next try in ${left}:seconds: s`,
            announcement: $localize`offline`,
          };
    }
    case 'refused': {
      const words = $localize`offline: ${state.reason}:reason:`;
      return { kind: 'offline', words, announcement: words };
    }
    case 'closed':
      return { kind: 'offline', words: $localize`offline`, announcement: $localize`offline` };
  }
}
