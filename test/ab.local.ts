import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardedProcess } from './support/guarded-process.ts';
import { createMariadbDatabase, createSqliteDatabase } from './support/databases.ts';
import { Mariadb } from './support/mariadb.ts';
import { createTempFolder } from './support/temp-folder.ts';
import { medianRun, runLoad, type LoadResult } from './load/load.ts';
const [rounds = '3', seconds = '2', conns = '50', inflight = '4', which = 'bare,base,server', dbs='sqlite,maria', prof] = process.argv.slice(2);
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
const maria = dbs.includes('maria') ? await Mariadb.start() : undefined;
const rows = new Map<string, any[]>();
async function one(name: string, start: () => Promise<{ p: GuardedProcess; url: string; db?: any; folder?: any }>) {
  const { p, url, db, folder } = await start();
  const load = { connections: Number(conns), inFlight: Number(inflight), warmUpSeconds: 1, seconds: Number(seconds) };
  const mpid = (maria as any)?.server?.pid;
  const c0 = cpu(p.pid), m0 = mpid ? cpu(mpid) : 0; const t0 = performance.now();
  const r = await runLoad(url, load);
  const c1 = cpu(p.pid), m1 = mpid ? cpu(mpid) : 0; const el = (performance.now() - t0) / 1000;
  const msgs = r.perSecond * (Number(seconds) + 1);
  (rows.get(name) ?? rows.set(name, []).get(name)!).push({ ...r, us: (c1 - c0) * 1000 / msgs, mus: (m1 - m0) * 1000 / msgs });
  await p.stop(); if (db) await db.drop(); folder?.remove();
}
const bare = async () => { const p = new GuardedProcess(process.execPath, ['test/load/bare-echo.ts']); const url = await p.until(() => /ws:\/\/\S+/.exec(p.output)?.[0]); return { p, url }; };
const ours = (dist: string, kind: string) => async () => {
  const db = kind === 'sqlite' ? createSqliteDatabase() : await createMariadbDatabase(maria!.url);
  const folder = createTempFolder();
  const flags = prof ? ['--cpu-prof', '--cpu-prof-dir=/tmp/cbench', `--cpu-prof-name=${dist}-${kind}.cpuprofile`] : [];
  const p = new GuardedProcess(process.execPath, [...flags, '--enable-source-maps', join(process.cwd(), 'dist', dist, 'apps/server/src/main.js')], { cwd: folder.path, env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder.path, DATABASE_URL: db.url, DEMO_SOURCE: 'off' } });
  const u = await p.until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(p.output)?.[0]);
  return { p, url: `${u.replace('http', 'ws')}/ws/speed`, db, folder };
};
try {
  for (let i = 0; i < Number(rounds); i++) for (const w of which.split(',')) {
    if (w === 'bare') await one('bare', bare);
    else for (const k of dbs.split(',')) await one(`${w} ${k}`, ours(w, k));
  }
  const med = new Map([...rows].map(([n, r]) => [n, medianRun(r as LoadResult[]) as any]));
  for (const [n, r] of med) console.log(n.padEnd(16), Math.round(r.perSecond), (r.perSecond / (med.get('bare')?.perSecond ?? NaN)).toFixed(3), 'p50', r.p50.toFixed(2), 'p99', r.p99.toFixed(2), 'cpu us/msg', r.us.toFixed(2), 'mariadbd', r.mus.toFixed(2), 'min us', Math.min(...rows.get(n)!.map((x) => x.us)).toFixed(2));
} finally { await maria?.stop(); }
process.exit(0);
