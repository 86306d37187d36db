import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pinnedNode } from './pinned-node.mjs';
import { ROOT } from './project.mjs';

const WINDOWS = process.platform === 'win32';
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 200;
/** One Ctrl-C reaches us twice, from the terminal and from npm; a second one by hand comes later than this. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Runs commands on the pinned Node, all with our terminal, and resolves to the exit code when all have ended. When one ends,
 * or we are told to, the others are ended too.
 */
export function run(...commands) {
  const children = commands.map(start);
  const stopping = passEndOn(children);
  return Promise.all(
    children.map(
      (child) =>
        new Promise((resolve, reject) => {
          child.once('error', reject);
          child.once('exit', (code, signal) => {
            stopping.end('SIGTERM');
            resolve(code ?? 128 + constants.signals[signal]);
          });
        }),
    ),
  ).then((codes) => {
    stopping.release();
    return Math.max(...codes);
  });
}

/**
 * Each child leads a process group of its own: a Ctrl-C in the terminal then comes to us alone, and is passed on once
 * to the child and all that it started. Windows has no such groups; there the console tells every process itself.
 */
function start({ args, env }) {
  return spawn(pinnedNode(), args, {
    cwd: ROOT,
    stdio: 'inherit',
    detached: !WINDOWS,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', ...env },
  });
}

function signal(child, name) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (!WINDOWS) process.kill(-child.pid, name);
  else if (name !== 'SIGINT') child.kill(name);
}

/** Passes the first signal on, and a SIGKILL if somebody insists; ends the children when whoever started us is gone. */
function passEndOn(children) {
  let endedAt;
  const end = (name) => {
    if (endedAt !== undefined && Date.now() - endedAt < SAME_SIGNAL_MS) return;
    for (const child of children) signal(child, endedAt === undefined ? name : 'SIGKILL');
    endedAt ??= Date.now();
  };
  const listeners = ENDING_SIGNALS.map((name) => [name, () => end(name)]);
  for (const [name, listener] of listeners) process.on(name, listener);
  // A SIGTERM to `npm start` ends npm and its shell without a word to us; all we see is that our parent changes.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(orphaned);
    end('SIGTERM');
  }, PARENT_CHECK_MS);
  return {
    end,
    release() {
      clearInterval(orphaned);
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
}
