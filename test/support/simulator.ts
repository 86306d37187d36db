import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.ts';

const SCRIPT = join(import.meta.dirname, '../../tools/simulate/simulate.ts');

/** Starts the project's simulator as `npm run simulate` does, but without the preparations. */
export function startSimulator(...args: string[]): GuardedProcess {
  return new GuardedProcess(process.execPath, [SCRIPT, ...args]);
}
