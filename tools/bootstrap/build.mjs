import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fingerprint, Stamp } from './fingerprint.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { at, ROOT } from './project.mjs';

export const SERVER_ENTRY = 'dist/server/apps/server/src/main.js';
export const ROLLUPS_ENTRY = 'dist/server/apps/server/src/readings/rollups/rollups-main.js';

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
export function build() {
  for (const { name, inputs, output, command } of TARGETS) {
    const stamp = stampOf(name);
    const print = fingerprint(inputs);
    if (stamp.matches(print) && existsSync(at(output))) continue;
    console.log(`Building the ${name} …`);
    stamp.clear();
    const [script, ...args] = command;
    const { status, stdout, stderr } = spawnSync(pinnedNode(), [at(script), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}\nThe build of the ${name} failed.`);
    stamp.write(print);
  }
}
