import { pause } from './gate.ts';
import { Herd } from './herd.ts';
import type { Load } from './load.ts';
import { openRaw, textFrame } from '../../support/raw-socket.ts';
import { MALFORMED } from './malformed-frames.ts';
import type { DatabaseName, Stage } from './stage.ts';

/** What a fault can lay hands on. */
export interface Scene {
  readonly stage: Stage;
  readonly load: Load;
  readonly herd: Herd;
  /** Seconds that MariaDB may be away at most. */
  readonly longestSeconds: number;
  readonly random: () => number;
}

interface Fault {
  readonly on: readonly DatabaseName[];
  /** Resolves when the cause is gone; the server may still be at putting things in order. */
  happen(scene: Scene): Promise<void>;
}

const BOTH: readonly DatabaseName[] = ['sqlite', 'mariadb'];
const MARIADB: readonly DatabaseName[] = ['mariadb'];
const PATHS = ['/ws/speed', '/ws/live', '/ws/dashboard', '/'];
/** Smaller than a database soon is, and than what a journal holds. */
const FULL_DISK_BYTES = 384 * 1024;
const CLOCK_JUMPS_MS = [-7_200_000, -90_000, 45_000, 3_600_000];

/** A time within what the run allows, in milliseconds; long ones are as likely as short ones on a scale of doublings. */
function someTime({ random, longestSeconds }: Scene): number {
  return 1000 * longestSeconds ** random();
}

async function mariadbAway(scene: Scene): Promise<void> {
  const { mariadb } = scene.stage;
  await mariadb?.kill();
  await pause(someTime(scene));
  await mariadb?.startAgain();
}

async function mariadbFrozen(scene: Scene, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { mariadb } = scene.stage;
  await mariadb?.freeze();
  try {
    await meanwhile();
    await pause(someTime(scene));
  } finally {
    mariadb?.thaw();
  }
}

/** Posts bodies without ids until the server has no room left. */
async function fillJournal({ stage }: Scene): Promise<void> {
  const body = Array.from({ length: 5_000 }, (_, value) =>
    JSON.stringify({ device: 'filler', channel: 'x', value }),
  ).join('\n');
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { status } = await fetch(`${stage.url}/api/readings`, { method: 'POST', headers, body });
    if (status === 503) return;
    if (Date.now() > deadline) throw new Error('the journal is never full');
  }
}

async function fullDisk(scene: Scene): Promise<void> {
  await scene.stage.limitFiles(FULL_DISK_BYTES);
  if (scene.stage.mariadb) await mariadbFrozen(scene);
  else await pause(someTime(scene));
  await scene.stage.limitFiles();
}

async function malformed({ stage, random }: Scene): Promise<void> {
  for (const bytes of Object.values(MALFORMED)) {
    const socket = await openRaw(stage.url, PATHS[Math.floor(random() * PATHS.length)] ?? '/');
    socket.write(bytes());
    await pause(30 * random());
    // Some leave without waiting for what the server has to say.
    if (random() < 0.3) socket.resetAndDestroy();
    else socket.end();
    setTimeout(() => socket.destroy(), 500);
  }
}

async function cutInMidFrame({ stage, load, random }: Scene): Promise<void> {
  load.cut(random);
  for (let i = 0; i < 50; i++) {
    const socket = await openRaw(stage.url, '/ws/speed');
    const frame = textFrame('{"speed": 5, "device_id": "cut"}');
    socket.write(frame.subarray(0, Math.floor(random() * frame.length)), () => socket.resetAndDestroy());
  }
}

/** Viewers of everything that never read, for longer than the server lets them. */
async function frozenViewers({ stage }: Scene): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: 5 }, () => openRaw(stage.url, '/ws/live')));
  for (const socket of sockets) {
    socket.pause();
    socket.write(textFrame('{"type":"subscribe","id":"a","channels":["*/*"],"mode":"every"}'));
    socket.write(textFrame('{"type":"subscribe","id":"b","channels":["*/*"],"mode":"latest"}'));
  }
  await pause(3_000);
  for (const socket of sockets) socket.resetAndDestroy();
}

async function clockJump({ stage, random }: Scene): Promise<void> {
  stage.setClock(CLOCK_JUMPS_MS[Math.floor(random() * CLOCK_JUMPS_MS.length)] ?? 0);
  await pause(1_000);
  if (random() < 0.5) stage.setClock(0);
}

async function killServer({ stage, random }: Scene): Promise<void> {
  await stage.kill();
  await pause(500 * random());
  await stage.start();
}

async function stopServer({ stage }: Scene): Promise<void> {
  const code = await stage.stop();
  if (code !== 0) throw new Error(`the server ended with ${code} when it was asked to stop:\n${stage.output}`);
  await stage.start();
}

/** Killed while the database is away: what it acknowledged lies in its journal alone. */
async function killServerWithoutDatabase(scene: Scene): Promise<void> {
  const { stage } = scene;
  await stage.mariadb?.kill();
  await pause(1_500);
  await stage.kill();
  await stage.mariadb?.startAgain();
  await stage.start();
}

async function allReturn({ herd }: Scene): Promise<void> {
  herd.cut();
  await herd.watching();
}

export const FAULTS = {
  'kill the server': { on: BOTH, happen: killServer },
  'stop the server': { on: BOTH, happen: stopServer },
  'kill the server without database': { on: MARIADB, happen: killServerWithoutDatabase },
  'kill MariaDB': { on: MARIADB, happen: mariadbAway },
  'freeze MariaDB': { on: MARIADB, happen: (scene) => mariadbFrozen(scene) },
  'fill the journal': { on: MARIADB, happen: (scene) => mariadbFrozen(scene, () => fillJournal(scene)) },
  'fill the disk': { on: BOTH, happen: fullDisk },
  'cut connections in mid-frame': { on: BOTH, happen: cutInMidFrame },
  'send malformed frames': { on: BOTH, happen: malformed },
  'watch without reading': { on: BOTH, happen: frozenViewers },
  'all viewers return at once': { on: BOTH, happen: allReturn },
  'the clock jumps': { on: BOTH, happen: clockJump },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
