import type { ErrorCode } from '@tachograph/contracts';
import { TachographError } from '../../platform/errors/index.js';

/** A viewer that sends sensor data: it said that it only wants to look. */
export class NotASensorError extends TachographError {
  override readonly code: ErrorCode = 'not_a_sensor';
  override readonly status = 403;

  constructor() {
    super('a socket opened with ?type=frontend sends no sensor data; open one with ?type=esp32, or without a type');
  }
}
