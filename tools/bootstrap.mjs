// One command from a fresh clone: `node tools/bootstrap.mjs <task> [arguments]`. It installs what is missing, builds
// what is stale and runs the task on the Node that the project pins. It runs before anything is installed, on whatever
// Node the machine has (18 or newer), so it and the files under bootstrap/ depend on nothing.
import {
  bench,
  benchHistory,
  benchWeb,
  build,
  dev,
  faults,
  format,
  lint,
  rollups,
  screenshots,
  simulate,
  start,
  test,
  texts,
  trainStress,
} from './bootstrap/tasks.mjs';

const tasks = {
  start,
  test,
  dev,
  bench,
  faults,
  rollups,
  screenshots,
  simulate,
  build,
  lint,
  format,
  texts,
  'bench:history': benchHistory,
  'bench:web': benchWeb,
  'train:stress': trainStress,
};
const [name, ...args] = process.argv.slice(2);

if (!Object.hasOwn(tasks, name ?? '')) {
  console.error(`usage: node tools/bootstrap.mjs ${Object.keys(tasks).join('|')}`);
  process.exit(2);
}

try {
  process.exitCode = await tasks[name](args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
