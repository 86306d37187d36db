/** What a process holds, as Linux tells it. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Resident memory in MB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** The paths of the files that it has open; sockets, pipes and devices left out. */
export function openFiles(pid: number): string[] {
  return openTargets(pid).filter((target) => target.startsWith('/') && !target.startsWith('/dev/'));
}

/** How many of its sockets are connections that somebody opened to this port. */
export function connectionsTo(pid: number, port: number): number {
  const inodes = new Set(openTargets(pid).map((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1]));
  return [`/proc/${pid}/net/tcp`, `/proc/${pid}/net/tcp6`].flatMap(readSockets).filter(({ local, state, inode }) => {
    const LISTENING = '0A';
    return local === port && state !== LISTENING && inodes.has(inode);
  }).length;
}

/** Its children, dead ones that it never buried included. */
export function children(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
}

function openTargets(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(`${folder}/${name}`)];
    } catch {
      // Closed since the folder was read.
      return [];
    }
  });
}

function readSockets(path: string) {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return { local: parseInt(local.split(':')[1] ?? '', 16), state, inode };
  });
}
