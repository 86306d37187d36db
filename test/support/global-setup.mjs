import { MARIADB_URL_VARIABLE } from './databases.ts';
import { Mariadb } from './mariadb.ts';

/** Runs once, before the workers start, which inherit the environment. */
export default async function startSharedMariadb() {
  const mariadb = await Mariadb.start();
  process.env[MARIADB_URL_VARIABLE] = mariadb.url;
  globalThis.stopSharedMariadb = () => mariadb.stop();
}
