import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the project, written with forward slashes. */
export const at = (path) => join(ROOT, ...path.split('/'));
