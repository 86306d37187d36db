/** Preloaded into a server under measurement: collects its garbage and says what memory it holds, each time it gets SIGUSR2. */
import { setImmediate } from 'node:timers';

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  // What was freed by callbacks of the first collection goes with the second.
  setImmediate(() => {
    globalThis.gc?.();
    process.stdout.write(`memory ${JSON.stringify(process.memoryUsage())}\n`);
  });
});
