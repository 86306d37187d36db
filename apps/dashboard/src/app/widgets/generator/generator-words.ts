import type { LinkState } from '@tachograph/live-client';
import { secondsLeft } from '../../core/live/seconds-left';
import { formatCount } from '../../core/session/count-words';
import { UNECHOED_MAX } from './unechoed-readings';

/** What the generator has to tell of. */
export interface GeneratorState {
  link: LinkState;
  running: boolean;
  kept: number;
  isFull: boolean;
  problem: string | null;
}

/**
 * What the generator is doing, in words; the most pressing thing only.
 * @param now milliseconds since 1970 by this machine's clock
 */
export function generatorWords({ link, running, kept, isFull, problem }: GeneratorState, now: number): string {
  if (isFull)
    return $localize`full: ${formatCount(UNECHOED_MAX)}:count: readings wait for the server, and no more are made until it takes them`;
  if (link.kind === 'waiting')
    return $localize`no connection, next try in ${secondsLeft(link.until, now)}:seconds: s; ${formatCount(kept)}:count: kept until then`;
  if (link.kind === 'refused') return $localize`the server ended the connection: ${link.reason}:reason:`;
  if (problem) return $localize`the server says: ${problem}:problem:`;
  if (link.kind === 'connecting') return $localize`connecting…`;
  if (!running && kept > 0) return $localize`bringing the last ${formatCount(kept)}:count: to the server`;
  return running
    ? $localize`driving`
    : $localize`A pretend car that sends a random speed, like any client of yours would.`;
}
