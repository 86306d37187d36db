import { execFile } from 'node:child_process';
import { pinnedNode } from './pinned-node.mjs';
import { ROOT } from './project.mjs';

const CHECKS = {
  types: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'],
  'browser test types': ['node_modules/typescript/bin/tsc', '--project', 'test/browser/tsconfig.json'],
  // Angular's compiler sees into the templates; the configuration of the tests includes the app.
  'dashboard types': [
    'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
    '--project',
    'apps/dashboard/tsconfig.spec.json',
    '--noEmit',
  ],
  eslint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
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
  texts: ['tools/texts.mjs', '--check'],
  'lock file': ['tools/complete-lockfile.mjs', '--check'],
};

/** Runs all checks at once, shows what the failing ones say, and resolves to how many failed. */
export async function lint() {
  console.log('Checking types, rules, format and imports …');
  const results = await Promise.all(Object.entries(CHECKS).map(([name, args]) => check(name, args)));
  return results.filter((passed) => !passed).length;
}

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
