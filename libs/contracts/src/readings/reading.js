/**
 * Where a reading's `takenAt` comes from: the device's own clock, or the time of receipt because the device sent no
 * time, one that can't be read, or one before 2000 or more than a day ahead. Stored by its index: append only.
 */
export const CLOCK_FLAGS = ['device', 'absent', 'unparsable', 'implausible'];
/** How many stored readings one question may ask for. */
export const HISTORY_LIMIT = { default: 50, min: 1, max: 10_000 };
//# sourceMappingURL=reading.js.map
