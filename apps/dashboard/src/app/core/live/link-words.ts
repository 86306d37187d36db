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
      return { kind: 'live', words: 'live', announcement: 'connection live' };
    case 'connecting':
      return { kind: 'connecting', words: 'connecting…', announcement: 'connecting' };
    case 'waiting': {
      const left = secondsLeft(state.until, now);
      return online
        ? { kind: 'reconnecting', words: `reconnecting in ${left} s`, announcement: 'connection lost, reconnecting' }
        : { kind: 'offline', words: `offline, next try in ${left} s`, announcement: 'offline' };
    }
    case 'refused':
      return { kind: 'offline', words: `offline: ${state.reason}`, announcement: `offline: ${state.reason}` };
    case 'closed':
      return { kind: 'offline', words: 'offline', announcement: 'offline' };
  }
}
