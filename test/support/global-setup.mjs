import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { MARIADB_URL_VARIABLE } from './databases.ts';
import { Mariadb } from './mariadb.ts';

/** Linux keeps files here in memory. */
const MEMORY = '/dev/shm';
/** More than all the suites need that run at once. */
const ROOM_BYTES = 4 * 1024 ** 3;

/** Runs once, before the workers start, which inherit the environment. */
export default async function startSharedMariadb() {
  // Most of what the suites would wait for is the disk; nothing that they prove needs it, for no process takes its files along when it dies.
  if (hasRoom(MEMORY)) process.env.TMPDIR = MEMORY;
  // Hundreds of servers are started from the same code.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/node-compile');
  const mariadb = await Mariadb.start();
  process.env[MARIADB_URL_VARIABLE] = mariadb.url;
  globalThis.stopSharedMariadb = () => mariadb.stop();
}

function hasRoom(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    // No Linux.
    return false;
  }
}
