/** Ends the run with one line that people and machines read alike: `12 passed, 0 failed`. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A suite that doesn't even load has no tests of its own to fail.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    // Jest adds its own summary after all other reporters, so the last word is at the end of the process.
    process.once('exit', () => console.log(`\n${results.numPassedTests} passed, ${failed} failed${skipped}`));
  }
}
