/** The command `npm run rollups`: checks rollups against the readings, or has them made anew. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { type DatabaseSettings, processEnvironment, readSettings } from '../../platform/config/index.js';
import { type CheckOutput, checkRollups } from './check-rollups.js';
import { makeAllAnew } from './store/all-anew.js';

const USAGE = `usage: npm run rollups -- check | rebuild
  check     computes all rollups anew and compares; ends with 1 where one differs
  rebuild   has the running server, or the next one, make all anew
Both end with 2 where that can't be done.
`;

/** Ends of the command, as those of diff and grep. */
const DONE = 0;
const DIFFERENT = 1;
const TROUBLE = 2;

const ERASE_LINE = '\r\u001b[K';

const output: CheckOutput = {
  line: (text) => process.stdout.write(`${text}\n`),
  progress: (text) => process.stderr.isTTY && process.stderr.write(ERASE_LINE + text),
};

async function run(commands: readonly string[]): Promise<number> {
  const [command] = commands;
  if (commands.length !== 1 || (command !== 'check' && command !== 'rebuild')) {
    process.stderr.write(USAGE);
    return TROUBLE;
  }
  const { database } = readSettings(processEnvironment());
  requireThere(database);
  if (command === 'check') return (await checkRollups(database, output)) === 0 ? DONE : DIFFERENT;
  await makeAllAnew(database);
  output.line('all rollups are made anew by the running server, or the next one; meanwhile readings are read');
  return DONE;
}

/** SQLite would make an empty file. */
function requireThere(database: DatabaseSettings): void {
  if (database.kind === 'sqlite' && !existsSync(database.path)) throw new Error(`there is no file ${database.path}`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${why}\nDATABASE_URL must name a database that this version of the server has run on.\n`);
  process.exitCode = TROUBLE;
}
