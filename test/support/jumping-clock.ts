/**
 * For `node --import`: a clock that jumps. On SIGUSR2 the process takes its offset to the true time, in milliseconds, from
 * the file that CLOCK_OFFSET_FILE names. Timers are not affected, as when somebody sets a machine's clock.
 */
import { readFileSync } from 'node:fs';

const TrueDate = Date;
let offset = 0;

class JumpingDate extends TrueDate {
  static override now(): number {
    return TrueDate.now() + offset;
  }

  constructor(...given: [] | [number]) {
    if (given.length === 0) super(JumpingDate.now());
    else super(...given);
  }
}

globalThis.Date = JumpingDate as DateConstructor;
process.on('SIGUSR2', () => {
  offset = Number(readFileSync(process.env.CLOCK_OFFSET_FILE ?? '', 'utf8'));
});
