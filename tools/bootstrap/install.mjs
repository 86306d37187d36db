import { spawnSync } from 'node:child_process';
import { fingerprint, Stamp } from './fingerprint.mjs';
import { ROOT } from './project.mjs';

const INPUTS = ['package.json', 'package-lock.json', '.npmrc'];
const stamp = new Stamp('node_modules/.tachograph-install');

/** Brings node_modules in line with the lock file, if it isn't. */
export function install() {
  const print = fingerprint(INPUTS);
  if (stamp.matches(print)) return;
  console.log('Installing dependencies with `npm ci` (about half a minute, more on a slow line) …');
  const { status, stdout, stderr, error } = npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]);
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`${stdout}${stderr}\nnpm ci failed; nothing was started.`);
  stamp.write(print);
}

/**
 * The npm that started us, on the Node that it runs on: `npm start` puts node_modules/.bin first in the PATH, so our own
 * `process.execPath` may be the very file that `npm ci` is about to delete.
 */
function npm(args) {
  const { npm_node_execpath: node, npm_execpath: cli, ...env } = process.env;
  // A production environment would leave out what the build needs.
  delete env.NODE_ENV;
  const options = { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  if (node && cli?.endsWith('.js')) return spawnSync(node, [cli, ...args], options);
  // Windows has npm as a command file, which only a shell starts.
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
