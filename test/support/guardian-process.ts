import { rmSync } from 'node:fs';
import type { Ward } from './guardian.ts';

const wards = new Set<Ward>();

process.on('message', (message: { guard?: Ward; release?: Ward }) => {
  if (message.guard !== undefined) wards.add(message.guard);
  if (message.release !== undefined) wards.delete(message.release);
});

process.on('disconnect', () => {
  for (const ward of wards) if (typeof ward === 'number') kill(ward);
  for (const ward of wards) {
    if (typeof ward === 'string') rmSync(ward, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}
