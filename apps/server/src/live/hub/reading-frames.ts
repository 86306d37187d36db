import type { LivePosition, LiveReadings, Reading } from '@tachograph/contracts';
import { Connection } from '../../connections/index.js';

/** What is encoded once for many viewers. */
export type Frame = ReturnType<typeof Connection.frame>;

/** Readings of one frame at most: between two frames it is seen whether the viewer takes them. */
export const FRAME_READINGS = 500;

/** Hot path: once a frame, for all who get it. */
export function toFrame(stream: number, readings: Reading[], position: LivePosition): Frame {
  return Connection.frame(JSON.stringify({ type: 'readings', stream, readings, position } satisfies LiveReadings));
}

/** The readings of frames, one after the other; most often it is one. */
export function inFrames(readings: Reading[]): Reading[][] {
  if (readings.length <= FRAME_READINGS) return [readings];
  const parts: Reading[][] = [];
  for (let at = 0; at < readings.length; at += FRAME_READINGS) parts.push(readings.slice(at, at + FRAME_READINGS));
  return parts;
}
