// A registry may lack the optional package of some platform (the binary for another system). `npm install` then leaves
// it out of package-lock.json, and `npm ci` refuses the lock everywhere: "Missing … from lock file". This adds an entry for
// each such package, with what npm needs to pass it over on all other platforms. Run it after every `npm install`;
// `--check` (part of the lint) only says whether it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const C_LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const missing = missingPackages(lock.packages);

if (process.argv.includes('--check')) {
  for (const { path, version } of missing) console.error(`package-lock.json lacks ${path} ${version}`);
  if (missing.length > 0) console.error('Run: node tools/complete-lockfile.mjs');
  process.exitCode = missing.length > 0 ? 1 : 0;
} else if (missing.length > 0) {
  for (const { path, ...entry } of missing) lock.packages[path] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${missing.length} platform packages to package-lock.json.`);
}

function missingPackages(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => EXACT_VERSION.test(version) && !resolves(packages, parent, name, version))
      .map(([name, version]) => ({
        path: packages[`node_modules/${name}`] ? `${parent}/node_modules/${name}` : `node_modules/${name}`,
        ...entryOf(name, version, dev),
      })),
  );
}

/** Whether Node, looking upwards from the parent's folder, finds an entry of that very version. */
function resolves(packages, parent, name, version) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (entry) return entry.version === version;
    if (!folder) return false;
  }
}

/**
 * In the order in which npm writes it. The name of such a package ends in its platform: `…-linux-arm64-musl`,
 * `…-win32-x64`, `…-wasm32-wasi`.
 */
function entryOf(name, version, dev) {
  const words = name.split(/[-/]/);
  const only = (known) => words.filter((word) => known.includes(word)).slice(-1);
  const os = only(SYSTEMS);
  const cpu = only(PROCESSORS);
  const libc = os[0] === 'linux' ? words.map((word) => C_LIBRARIES[word]).filter(Boolean) : [];
  if (os.length + cpu.length === 0)
    throw new Error(`${name}: no platform in its name, so npm would want it everywhere`);
  return {
    version,
    ...(cpu.length && { cpu }),
    ...(dev && { dev }),
    ...(libc.length && { libc }),
    optional: true,
    ...(os.length && { os }),
  };
}
