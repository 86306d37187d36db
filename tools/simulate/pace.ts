import { setTimeout as after } from 'node:timers/promises';

/** How often something is done, and for how long. */
export interface Pace {
  /** Times a second. */
  readonly rate: number;
  /** Seconds; Infinity for ever. */
  readonly duration: number;
}

/** Does something at a steady pace until its time is over or the signal ends it; what was late is made up for. */
export async function keepPace({ rate, duration }: Pace, signal: AbortSignal, act: () => void): Promise<void> {
  const total = Math.max(1, Math.round(duration * rate));
  const began = performance.now();
  for (let done = 0; done < total && !signal.aborted;) {
    const due = Math.floor(((performance.now() - began) * rate) / 1000) + 1;
    for (; done < Math.min(due, total); done++) act();
    const wait = Math.max(1, (done * 1000) / rate - (performance.now() - began));
    if (done < total) await rest(wait, signal);
  }
}

/** Waits for so many milliseconds, or until the signal ends the waiting. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal }).catch(() => undefined);
}
