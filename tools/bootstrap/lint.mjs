import { execFile } from 'node:child_process';
import { pinnedNode } from './pinned-node.mjs';
import { ROOT } from './project.mjs';
import { sideBySide } from './side-by-side.mjs';

/** Those that take longest first. */
const CHECKS = {
  eslint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  texts: ['tools/texts.mjs', '--check'],
  types: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'],
  'browser test types': ['node_modules/typescript/bin/tsc', '--project', 'test/browser/tsconfig.json'],
  // Angular's compiler sees into the templates; the configuration of the tests includes the app.
  'dashboard types': [
    'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
    '--project',
    'apps/dashboard/tsconfig.spec.json',
    '--noEmit',
  ],
  'import rules': [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'err',
    'apps',
    'libs',
    'test',
    'tools',
  ],
  'lock file': ['tools/complete-lockfile.mjs', '--check'],
};

/** Runs all checks, shows what the failing ones say, and resolves to how many failed. */
export async function lint() {
  return failures(await sideBySide(checks()));
}

/** What {@link lint} does, as jobs that answer whether all is well: for whoever has more to do meanwhile. */
export function checks() {
  console.log('Checking types, rules, format and imports …');
  return Object.entries(CHECKS).map(
    ([name, args]) =>
      () =>
        check(name, args),
  );
}

/** How many of these answers are of a check that failed. */
export const failures = (answers) => answers.filter((answer) => answer === false).length;

function check(name, args) {
  return new Promise((resolve) => {
    const color = process.stderr.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
    const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...color } };
    execFile(pinnedNode(), args, options, (error, stdout, stderr) => {
      if (error) console.error(`\n${name}: failed\n${stdout}${stderr}`);
      resolve(!error);
    });
  });
}
