import { relative } from 'node:path';
import DefaultSequencer from '@jest/test-sequencer';

/** The suites that take longest, longest first: where one of them begins last, all other workers wait for it. */
const LONGEST = [
  'test/browser/speed-history.e2e-spec.ts',
  'test/faults/harness-mariadb.e2e-spec.ts',
  'test/faults/journal.e2e-spec.ts',
  'test/browser/app-shell.e2e-spec.ts',
  'test/faults/harness-sqlite.e2e-spec.ts',
  'test/browser/dashboard-shared.e2e-spec.ts',
  'test/browser/dashboard-form.e2e-spec.ts',
  'test/e2e/dashboard-channel.e2e-spec.ts',
  'test/browser/dashboard-edit.e2e-spec.ts',
  'apps/server/src/readings/retention/store/expiry.spec.ts',
  'apps/server/src/readings/rollups/rolling.spec.ts',
  'test/e2e/limits.e2e-spec.ts',
  'test/e2e/export-import.e2e-spec.ts',
  'test/e2e/live-channel.e2e-spec.ts',
  'test/browser/test-page.e2e-spec.ts',
  'test/e2e/stress-http.e2e-spec.ts',
  'test/faults/refusing-database.e2e-spec.ts',
  'apps/server/src/readings/store/typeorm-reading-store.spec.ts',
];

/** What follows them, before all that is done in no time. */
const LONG = ['test/faults/', 'test/browser/', 'test/e2e/'];

/**
 * Long suites first, also on a machine that has never run them: there Jest knows nothing but the size of a file, which says little here.
 * Among the others Jest's own order holds.
 */
export default class LongestFirstSequencer extends DefaultSequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path, context }) {
  // The web app is a project of its own, with a root of its own, and has no long suites.
  const name = relative(context.config.rootDir, path).replaceAll('\\', '/');
  const place = LONGEST.indexOf(name);
  if (place >= 0) return place;
  const folder = LONG.findIndex((start) => name.startsWith(start));
  return LONGEST.length + (folder >= 0 ? folder : LONG.length);
}
