import type { LinkState } from '@tachograph/live-client';
import { secondsLeft } from '../../core/live/seconds-left';
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
  if (isFull) return `full: ${UNECHOED_MAX} readings wait for the server, and no more are made until it takes them`;
  if (link.kind === 'waiting')
    return `no connection, next try in ${secondsLeft(link.until, now)} s; ${kept} kept until then`;
  if (link.kind === 'refused') return `the server ended the connection: ${link.reason}`;
  if (problem) return `the server says: ${problem}`;
  if (link.kind === 'connecting') return 'connecting…';
  if (!running && kept > 0) return `bringing the last ${kept} to the server`;
  return running ? 'driving' : 'A pretend car that sends a random speed, like any client of yours would.';
}
