import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment } from './read-settings.js';

const here = process.cwd();
const variables = { ...process.env };
let folder: string;

/** Makes the working folder one with this `.env`. */
function dotEnv(text: string): void {
  writeFileSync(join(folder, '.env'), text);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tachograph-env-'));
  process.chdir(folder);
  for (const name of ['PORT', 'HOST', 'TZ']) Reflect.deleteProperty(process.env, name);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
  for (const name of ['PORT', 'HOST', 'TZ']) {
    if (variables[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = variables[name];
  }
});

describe("the process's environment", () => {
  it('needs no .env file', () => {
    process.env.PORT = '1234';
    expect(processEnvironment()).toMatchObject({ PORT: '1234' });
  });

  it('goes over what a .env file says', () => {
    dotEnv('PORT=1111\nHOST="0.0.0.0"\n');
    process.env.PORT = '2222';
    expect(processEnvironment()).toMatchObject({ PORT: '2222', HOST: '0.0.0.0' });
  });

  it('sets the time zone that a .env file names', () => {
    dotEnv('TZ=Europe/Berlin\n');
    processEnvironment();
    expect(process.env.TZ).toBe('Europe/Berlin');
  });

  it('refuses a time zone that nobody knows', () => {
    dotEnv('TZ=Mars/Olympus\n');
    expect(() => processEnvironment()).toThrow('TZ=Mars/Olympus is not accepted: a time zone such as Europe/Berlin');
  });
});
