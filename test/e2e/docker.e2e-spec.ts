import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Copy, type Dockerfile } from 'dockerfile-ast';
import { parse } from 'yaml';
import { readSettings } from '../../apps/server/src/platform/config/index.js';

/** No engine runs where these tests do: they check what the two files name against what there is. */
const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const dockerfile: Dockerfile = DockerfileParser.parse(read('docker/Dockerfile'));

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  depends_on?: Record<string, { condition: string }>;
  environment: Record<string, string>;
  ports?: string[];
  volumes: string[];
  healthcheck?: { test: string[] };
}

const compose = parse(read('docker/compose.yaml')) as {
  services: Record<'tachograph' | 'database', Service>;
  volumes: Record<string, null>;
};

/** The names that the server asks its environment for. */
function settingNames(): Set<string> {
  const asked = new Set(['TZ', 'NODE_ENV']);
  const environment = new Proxy<Record<string, undefined>>(
    {},
    {
      get(_target, name) {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  readSettings(environment);
  return asked;
}

/** What is set in the image when it starts. */
function imageEnvironment(): Record<string, string> {
  const properties = dockerfile.getENVs().flatMap((env) => env.getProperties());
  return Object.fromEntries(properties.map((property) => [property.getName(), property.getValue() ?? '']));
}

/** As compose does it when no variable is set: `${NAME:-default}` is the default. */
const withDefaults = (text: string) => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

const sourcesOf = (copy: Copy) =>
  copy
    .getArguments()
    .map((argument) => argument.getValue())
    .slice(0, -1);

describe('the Dockerfile', () => {
  it('copies from the project only what exists and what .dockerignore lets through', () => {
    const sources = dockerfile
      .getCOPYs()
      .filter((copy) => copy.getFromFlag() === null)
      .flatMap(sourcesOf);
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));

    expect(sources).not.toHaveLength(0);
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    expect(new Set(sources)).toEqual(new Set(letThrough));
  });

  it('copies between stages only from stages that are there', () => {
    const stages = dockerfile.getFROMs().map((from) => from.getBuildStage());
    const used = dockerfile
      .getCOPYs()
      .map((copy) => copy.getFromFlag()?.getValue())
      .filter((stage) => stage !== undefined);

    expect(used).toEqual(['dependencies', 'build']);
    expect(stages).toEqual(expect.arrayContaining(used));
  });

  it('takes the major version of Node that the project pins', () => {
    const images = new Set(dockerfile.getFROMs().map((from) => from.getImage()));

    expect([...images]).toEqual([`node:${read('.nvmrc').trim()}-bookworm-slim`]);
  });

  it('builds with tools that are installed', () => {
    const commands = dockerfile.getInstructions().flatMap((instruction) => {
      if (instruction.getKeyword() !== 'RUN') return [];
      return [...String(instruction.getRawArgumentsContent()).matchAll(/npx (\w+)/g)].map((match) => match[1]);
    });

    expect(commands).toEqual(['nest', 'ng']);
    expect(commands.filter((name) => !existsSync(join(ROOT, 'node_modules/.bin', String(name))))).toEqual([]);
  });

  it('starts the file that the build makes, without a shell between it and the signals, and not as root', () => {
    const command = JSON.parse(String(dockerfile.getCMDs()[0]?.getRawArgumentsContent())) as string[];
    const users = dockerfile.getInstructions().filter((instruction) => instruction.getKeyword() === 'USER');

    expect(command[0]).toBe('node');
    expect(existsSync(join(ROOT, String(command.at(-1))))).toBe(true);
    expect(users.map((user) => user.getArgumentsContent())).toEqual(['node']);
  });

  it('sets nothing but settings of the server, to values it accepts', () => {
    const environment = imageEnvironment();
    const known = settingNames();

    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    expect(readSettings(environment)).toMatchObject({ host: '0.0.0.0', port: 8765, dataDir: '/data' });
  });

  it('asks for its health where the server answers for it', () => {
    const check = dockerfile.getHEALTHCHECKs()[0]?.getRawArgumentsContent() ?? '';

    expect(check).toContain('http://127.0.0.1:${process.env.PORT}/health');
    expect(imageEnvironment()).toHaveProperty('PORT');
  });
});

describe('the compose file', () => {
  const { tachograph, database } = compose.services;

  it('builds the app with that Dockerfile and waits for a database that is well', () => {
    const { context, dockerfile: path } = tachograph.build ?? { context: '', dockerfile: '' };

    expect(existsSync(join(ROOT, 'docker', context, path))).toBe(true);
    expect(tachograph.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck?.test[0]).toBe('CMD-SHELL');
  });

  it('gives the app settings it accepts and the database that the other service makes', () => {
    const environment = Object.fromEntries(
      Object.entries(tachograph.environment).map(([name, value]) => [name, withDefaults(value)]),
    );
    const known = settingNames();
    const url = new URL(String(environment.DATABASE_URL));

    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    expect(readSettings({ ...imageEnvironment(), ...environment }).database.kind).toBe('mysql');
    expect(Object.keys(compose.services)).toContain(url.hostname);
    expect(url.username).toBe(database.environment.MYSQL_USER);
    expect(url.password).toBe(withDefaults(String(database.environment.MYSQL_PASSWORD)));
    expect(url.pathname).toBe(`/${String(database.environment.MYSQL_DATABASE)}`);
  });

  it('opens one port, on this machine alone unless told otherwise', () => {
    expect(tachograph.ports?.map(withDefaults)).toEqual([`127.0.0.1:8765:${String(imageEnvironment().PORT)}`]);
    expect(database.ports).toBeUndefined();
  });

  it('keeps the data in volumes that it declares', () => {
    const used = [...tachograph.volumes, ...database.volumes].map((volume) => volume.split(':')[0]);

    expect(used).toEqual(Object.keys(compose.volumes));
    expect(tachograph.volumes).toEqual([expect.stringMatching(`:${String(imageEnvironment().DATA_DIR)}$`)]);
  });
});
