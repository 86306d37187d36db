import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { fingerprint, Stamp } from './fingerprint.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { at, ROOT } from './project.mjs';
import { sideBySide } from './side-by-side.mjs';

export const SERVER_ENTRY = 'dist/server/apps/server/src/main.js';
export const ROLLUPS_ENTRY = 'dist/server/apps/server/src/readings/rollups/rollups-main.js';

const OUTPUT_MAX = 64 * 1024 * 1024;
const SHARED_INPUTS = ['libs', 'tsconfig.base.json', 'package.json', 'package-lock.json'];

const TARGETS = [
  {
    name: 'server',
    inputs: ['apps/server', 'nest-cli.json', ...SHARED_INPUTS],
    output: SERVER_ENTRY,
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server'],
  },
  {
    name: 'dashboard',
    inputs: ['apps/dashboard', 'angular.json', ...SHARED_INPUTS],
    output: 'dist/dashboard/browser/index.html',
    command: ['node_modules/@angular/cli/bin/ng.js', 'build', 'dashboard'],
  },
];

const stampOf = (name) => new Stamp(`dist/.stamps/${name}`);

/** For whoever writes to the output of a target by another way. */
export function forgetBuild(name) {
  stampOf(name).clear();
}

/** Builds those targets whose sources, configuration or dependencies have changed since their last build. */
export async function build() {
  await sideBySide(staleBuilds());
}

/** What {@link build} does, as jobs: for whoever has more to do meanwhile. */
export function staleBuilds() {
  return TARGETS.map((target) => ({ ...target, print: fingerprint(target.inputs) }))
    .filter(({ name, print, output }) => !stampOf(name).matches(print) || !existsSync(at(output)))
    .map((target) => () => buildOne(target));
}

async function buildOne({ name, print, command: [script, ...args] }) {
  console.log(`Building the ${name} …`);
  stampOf(name).clear();
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  try {
    await promisify(execFile)(pinnedNode(), [at(script), ...args], { cwd: ROOT, env, maxBuffer: OUTPUT_MAX });
  } catch (error) {
    const { stdout = '', stderr = error.message } = error;
    throw new Error(`${stdout}${stderr}\nThe build of the ${name} failed.`, { cause: error });
  }
  stampOf(name).write(print);
}
