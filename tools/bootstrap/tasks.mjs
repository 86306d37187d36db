import { parseArgs } from 'node:util';
import { build, forgetBuild, ROLLUPS_ENTRY, SERVER_ENTRY, staleBuilds } from './build.mjs';
import { install } from './install.mjs';
import { checks, failures, lint as check } from './lint.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { run } from './run.mjs';
import { sideBySide } from './side-by-side.mjs';
import { installPrograms } from './system-programs.mjs';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const FAULT_OPTIONS = { schedules: { type: 'string' }, seed: { type: 'string' } };
const NEST = 'node_modules/@nestjs/cli/bin/nest.js';
const NG = 'node_modules/@angular/cli/bin/ng.js';

export async function start(args) {
  await prepare();
  return run({ args: ['--enable-source-maps', SERVER_ENTRY, ...args] });
}

/** Everything; with arguments for jest (`npm test -- reading-path`) only what they name, and no lint. */
export async function test(args) {
  installAll('mariadb', 'chromium', 'python-clients');
  const jobs = args.length === 0 ? [...staleBuilds(), ...checks()] : staleBuilds();
  if (failures(await sideBySide(jobs)) > 0) return 1;
  return run({ args: [...JEST, ...args] });
}

/** Server and web app, each rebuilt on change: the web app on port 4200, which passes all that is the server's on to it. */
export async function dev() {
  install();
  forgetBuild('server');
  return run(
    { args: [NEST, 'start', 'server', '--watch', '--exec', pinnedNode()] },
    // Its PORT is the server's setting, and to `ng serve` it would mean more than any option.
    { args: [NG, 'serve', 'dashboard'], env: { PORT: '4200', SERVER_PORT: process.env.PORT ?? '' } },
  );
}

export async function bench(args) {
  await prepare('mariadb');
  return run({ args: ['test/load/bench.ts', ...args] });
}

/** A year of readings: `-- --days N` for less, `-- --only sqlite`. */
export async function benchHistory(args) {
  await prepare('mariadb');
  return run({ args: ['test/load/history-bench.ts', ...args] });
}

/** The web app in Chromium: `-- --only busy`, `-- --minutes 480` for a soak of eight hours. */
export async function benchWeb(args) {
  await prepare('mariadb', 'chromium');
  return run({ args: ['test/browser/bench/web-bench.ts', ...args] });
}

/** Every page in both themes at three widths, into docs/screenshots. */
export async function screenshots(args) {
  await prepare('chromium');
  return run({ args: ['test/browser/bench/screenshots.ts', ...args] });
}

/** A server under faults: `-- --seed N --minutes M`; `-- --schedules N` for clients behind a bad network. */
export async function faults(args) {
  await prepare('mariadb');
  const { schedules, seed = '4' } = parseArgs({ args, options: FAULT_OPTIONS, strict: false }).values;
  if (schedules === undefined) return run({ args: ['test/faults/harness/run.ts', ...args] });
  const suite = ['live-client-schedules', '--selectProjects', 'e2e'];
  return run({ args: [...JEST, ...suite], env: { FAULTS_SCHEDULES: schedules, FAULTS_SEED: seed } });
}

/** `-- check` proves that rollups and readings agree, `-- rebuild` has rollups made anew. */
export async function rollups(args) {
  await prepare();
  return run({ args: ['--enable-source-maps', ROLLUPS_ENTRY, ...args] });
}

/** Devices for a server that runs already, or will. */
export function simulate(args) {
  install();
  return run({ args: ['tools/simulate/simulate.ts', ...args] });
}

/** The texts of the dashboard: what the sources have, and what is still to be translated. */
export function texts(args) {
  install();
  return run({ args: ['tools/texts.mjs', ...args] });
}

/** Learns the stress model anew: `npm run train:stress -- --data stress_predict_1hz.csv.gz`. */
export async function trainStress(args) {
  install();
  return run({ args: ['tools/stress/train.ts', ...args] });
}

export { buildAll as build };
async function buildAll() {
  await prepare();
  return 0;
}

export async function lint() {
  install();
  return (await check()) > 0 ? 1 : 0;
}

export async function format() {
  install();
  return run({ args: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'] });
}

async function prepare(...programs) {
  installAll(...programs);
  await build();
}

function installAll(...programs) {
  install();
  installPrograms(programs);
}
