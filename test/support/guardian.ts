import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** What must not outlive this process: a process by its id, a folder by its path. */
export type Ward = number | string;

const wards = new Set<Ward>();
let guardian: ChildProcess | undefined;
let isDismissed = false;

/**
 * Makes sure that a process is ended and a folder removed even if this process dies without a chance to do so, by SIGKILL for one: a
 * guardian beside us sees our end of the channel close. It keeps nobody from ending.
 */
export function guard(ward: Ward): void {
  wards.add(ward);
  guardian ??= startGuardian();
  guardian.send({ guard: ward });
}

export function release(ward: Ward): void {
  if (!wards.delete(ward)) return;
  guardian?.send({ release: ward });
  endIdleGuardian();
}

/** Lets the guardian go as soon as there is nothing left to guard; until then it stays, for to start one takes longer than most tests. */
export function dismissGuardian(): void {
  isDismissed = true;
  endIdleGuardian();
}

function endIdleGuardian(): void {
  if (!isDismissed || wards.size > 0) return;
  guardian?.disconnect();
  guardian = undefined;
}

function startGuardian(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'guardian-process.ts'), {
    // A Ctrl-C in the terminal goes to the whole group, and must not reach the guardian before it has done its work.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  child.unref();
  child.channel?.unref();
  return child;
}
