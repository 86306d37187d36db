import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** A Python that a developer put before the system's may lack the modules of the system's packages. */
const CANDIDATES = ['python3', '/usr/bin/python3'];

const TIMEOUT_MS = 90_000;

/** The first Python 3 that has this module; `undefined` if there is none. */
export function pythonWith(module: string): string | undefined {
  return CANDIDATES.find((program) => spawnSync(program, ['-c', `import ${module}`]).status === 0);
}

/** Runs a script to its end and gives what it printed, as JSON; fails with what it complained of. */
export async function runPython(python: string, script: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(python, [script, ...args], { timeout: TIMEOUT_MS });
  return JSON.parse(stdout);
}
