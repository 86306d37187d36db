import { SensorMessageDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { toFieldErrors } from '../../platform/errors/index.js';
import { InvalidReadingError } from '../../readings/index.js';

const EXAMPLE = '{"hr": 72, "temp": 33.4, "eda": 0.42}';

/**
 * Checks a message as a sensor sent it.
 *
 * @param message any JSON value, or the JSON text of an object; fields that the class does not name are let be
 * @throws InvalidReadingError naming each field that breaks the rules
 */
export function checkSensorMessage(message: unknown): SensorMessageDto {
  const content = typeof message === 'string' ? parseText(message) : message;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    const accepted = `a reading must be an object such as ${EXAMPLE}, or its JSON text`;
    throw new InvalidReadingError([{ path: '', message: accepted }]);
  }
  // Field by field: a message is foreign, and may hold keys such as __proto__.
  const { hr, temp, eda, timestamp, device_id } = content as SensorMessageDto;
  const reading = Object.assign(new SensorMessageDto(), { hr, temp, eda, timestamp, device_id });
  const errors = toFieldErrors(validateSync(reading));
  if (errors.length > 0) throw new InvalidReadingError(errors);
  return reading;
}

/** `undefined`, which is no reading either, where it is no JSON text. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
