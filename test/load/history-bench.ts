/**
 * `npm run bench:history`: a recording of a year at 1 Hz, among others: how fast it is loaded, what it takes on disk, and how soon
 * questions about it are answered. `--days N` for a shorter one, `--only sqlite` or `mariadb`, `--questions N` and `--restarts N` of each range.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createMariadbDatabase, createSqliteDatabase } from '../support/databases.ts';
import { Mariadb } from '../support/mariadb.ts';
import { exportYear } from './history/export-year.ts';
import { plainGroupBy } from './history/plain-sql.ts';
import { askAnywhere, askDashboard, askSeries, askStatistics, RANGES, timesOf } from './history/questions.ts';
import { Recording } from './history/recording.ts';
import { printTable, short, whole } from './markdown.ts';

const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
/** A server that has just begun to listen is still loading what answers need; nobody asks in that very moment but a bench. */
const SETTLE_MS = 2_000;
const DROP_CACHES = '/proc/sys/vm/drop_caches';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    questions: { type: 'string', default: '20' },
    restarts: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
});
const days = Number(values.days);
const questions = Number(values.questions);
const restarts = Number(values.restarts);
const ranges = RANGES.filter(([, length]) => length <= days * DAY_MS);

/** Bars by kind of database. */
const BARS = {
  SQLite: { bytes: 40, loading: 100_000 },
  MariaDB: { bytes: 60, loading: 60_000 },
};

/** Ends the server and whatever keeps the data in memory, and starts both again. */
type Restart = () => Promise<void>;

async function measure(name: keyof typeof BARS, recording: Recording, restart: Restart): Promise<void> {
  await recording.start();
  await measureLoading(name, recording);
  await measureWarm(name, recording);
  await measureOthers(name, recording);
  await measureExport(name, recording);
  await measureCold(name, recording, restart);
  await recording.stop();
}

async function measureLoading(name: keyof typeof BARS, recording: Recording): Promise<void> {
  const { acknowledged, rolledUp } = await recording.load();
  await recording.stop();
  const bytes = await recording.bytes();
  const { readings, allReadings } = recording;
  printTable(
    `**${name}: loading ${readings} readings** (\`POST /api/readings\`, NDJSON)`,
    ['', '', 'bar'],
    [
      ['readings/s, acknowledged', whole(readings / acknowledged), ''],
      ['readings/s, rollups included', whole(readings / rolledUp), `≥ ${BARS[name].loading}`],
      [
        `bytes on disk a reading, all included (${allReadings} readings)`,
        short(bytes / allReadings),
        `≤ ${BARS[name].bytes}`,
      ],
    ],
  );
  await recording.start();
}

async function measureWarm(name: string, recording: Recording): Promise<void> {
  const rows: string[][] = [];
  for (const [range, length] of ranges) {
    await askAnywhere(recording, length, 5);
    const { median, worst } = await askAnywhere(recording, length, questions);
    rows.push([range, short(median), short(worst), '≤ 30']);
  }
  const head = ['range', `ms, median of ${questions}`, 'at most', 'bar'];
  printTable(`**${name}: any range to 1200 points**, from anywhere in the recording, warm`, head, rows);
}

async function measureCold(name: string, recording: Recording, restart: Restart): Promise<void> {
  const rows: string[][] = [];
  for (const [range, length] of ranges) {
    const all: number[] = [];
    for (let n = 0; n < restarts; n++) {
      await restart();
      await after(SETTLE_MS);
      const room = recording.to - recording.from - length;
      all.push(await askSeries(recording, length, Math.floor((Math.random() * room) / 1000) * 1000));
    }
    const { median, worst } = timesOf(all);
    rows.push([range, short(median), short(worst), '≤ 150']);
  }
  const title = `**${name}: the same, the first question after a restart** (database and server anew, files not in memory)`;
  printTable(title, ['range', `ms, median of ${restarts}`, 'at most', 'bar'], rows);
}

async function measureOthers(name: string, recording: Recording): Promise<void> {
  const several = async (ask: (recording: Recording) => Promise<number>) => {
    await ask(recording);
    const all: number[] = [];
    for (let n = 0; n < questions; n++) all.push(await ask(recording));
    return timesOf(all);
  };
  const whole = await several((of) => askSeries(of, of.to - of.from, 0));
  const dashboard = await several(askDashboard);
  const statistics = await several(askStatistics);
  const plain = await plainGroupBy(recording.database.url, recording.from, recording.to);
  printTable(
    `**${name}: other questions**`,
    ['question', 'median, ms', 'at most', 'bar'],
    [
      ['20 channels × 24 h', short(dashboard.median), short(dashboard.worst), '≤ 150'],
      [`statistics with percentiles over ${days} days`, short(statistics.median), short(statistics.worst), '≤ 200'],
      [`a plain GROUP BY over the ${recording.readings} readings`, short(plain), '', ''],
      ['the same from rollups', short(whole.median), short(whole.worst), `1/${Math.round(plain / whole.median)}`],
    ],
  );
}

async function measureExport(name: string, recording: Recording): Promise<void> {
  const { seconds, rows, bytes, memory } = await exportYear(recording);
  if (rows !== recording.readings) throw new Error(`${rows} rows exported in place of ${recording.readings}`);
  printTable(
    `**${name}: export of ${rows} readings as CSV**`,
    ['', '', 'bar'],
    [
      ['seconds', short(seconds), '≤ 60'],
      ['rows/s', whole(rows / seconds), ''],
      ['MB of CSV', whole(bytes / MEGABYTE), ''],
      ["MB of the server's memory at most", whole(memory.most / MEGABYTE), '< 200'],
      ['MB before', whole(memory.before / MEGABYTE), ''],
    ],
  );
}

/** The system's memory of files, where this process may clear it. */
function forgetFiles(): void {
  if (process.getuid?.() === 0 && existsSync(DROP_CACHES)) writeFileSync(DROP_CACHES, '3');
}

async function onSqlite(): Promise<void> {
  const recording = new Recording(createSqliteDatabase(), days);
  await measure('SQLite', recording, async () => {
    await recording.stop();
    forgetFiles();
    await recording.start();
  });
  recording.remove();
  await recording.database.drop();
}

async function onMariadb(): Promise<void> {
  const mariadb = await Mariadb.start({ synced: true });
  const recording = new Recording(await createMariadbDatabase(mariadb.url), days);
  try {
    await measure('MariaDB', recording, async () => {
      await recording.stop();
      await mariadb.pause();
      forgetFiles();
      await mariadb.startAgain();
      await recording.start();
    });
  } finally {
    recording.remove();
    await mariadb.stop();
  }
}

const load = loadavg()[0]?.toFixed(2);
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}; ${days} days at 1 Hz; load before it ${load}`,
);
if (values.only !== 'mariadb') await onSqlite();
if (values.only !== 'sqlite') await onMariadb();
