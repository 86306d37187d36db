import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './project.mjs';

const NOT_BUILT = /\.(spec|contract)\.ts$/;

/** Every file under the given paths (files or folders; those that don't exist are left out), tests aside. */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .filter((file) => !NOT_BUILT.test(file))
    .sort();
}

/** One hash over names and contents. Contents, not times: a checkout or a copy touches every time. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(at(path))) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Remembers the fingerprint of what something was made from, beside what was made. */
export class Stamp {
  constructor(path) {
    this.file = at(path);
  }

  matches(print) {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === print;
  }

  write(print) {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, print);
  }

  clear() {
    rmSync(this.file, { force: true });
  }
}
