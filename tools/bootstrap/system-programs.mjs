import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PYTHON_PACKAGES = '/usr/lib/python3/dist-packages';

/**
 * What the tests need from the system; tests of what is optional are skipped without it. Of MariaDB the bare server, without the package that would set up a service and start it:
 * the tests run their own in a temporary folder.
 */
const PROGRAMS = {
  mariadb: {
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    present: () => onPath('mariadbd') && onPath('mariadb-install-db'),
  },
  chromium: {
    packages: ['chromium'],
    present: () => existsSync(process.env.CHROMIUM_PATH || '/usr/bin/chromium'),
  },
  'python-clients': {
    packages: ['python3-socketio', 'python3-aiohttp', 'python3-websockets'],
    present: () => ['socketio', 'aiohttp', 'websockets'].every((name) => existsSync(join(PYTHON_PACKAGES, name))),
    optional: true,
  },
};

/** The server's binary is in /usr/sbin, which a user's PATH often lacks. */
function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

export function installPrograms(names) {
  const missing = names.map((name) => PROGRAMS[name]).filter(({ present }) => !present());
  installPackages(missing.filter(({ optional }) => !optional).flatMap(({ packages }) => packages));
  for (const { packages } of missing.filter(({ optional }) => optional)) {
    try {
      installPackages(packages);
    } catch (error) {
      console.log(`${error.message}\nThe tests that need ${packages.join(', ')} are skipped.`);
    }
  }
}

function installPackages(packages) {
  if (packages.length === 0) return;
  const command = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
  const asRoot = rootPrefix();
  if (!onPath('apt-get') || !asRoot) {
    throw new Error(`The tests need ${packages.join(', ')}. On Debian or Ubuntu: sudo ${command.join(' ')}`);
  }
  console.log(`Installing ${packages.join(', ')} with apt-get (some seconds) …`);
  apt([...asRoot, 'apt-get', 'update']);
  apt([...asRoot, ...command]);
}

/** What to put before a command to run it as root without being asked for a password; nothing if there is no way. */
function rootPrefix() {
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const sudo = ['sudo', '--non-interactive', 'env', 'DEBIAN_FRONTEND=noninteractive'];
  return spawnSync(sudo[0], [...sudo.slice(1), 'true']).status === 0 ? sudo : undefined;
}

function apt([program, ...args]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}\n${args.join(' ')} failed.`);
}
