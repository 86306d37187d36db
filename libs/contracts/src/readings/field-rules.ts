import { ValidateBy, type ValidationArguments } from 'class-validator';
import { CHANNEL_PATTERNS_MAX, parseChannelList } from '../history/channel-list.js';
import { IDENTIFIER_MAX_LENGTH, parseIdentifier } from './identifier.js';
import { parseInstant } from './instant.js';
import { parseCursor } from './reading-cursor.js';
import { parseNumeric } from './numeric.js';
import { areValues, hasValuesAlone, parseUnit, SUBMITTED_VALUES_MAX, UNIT_MAX_LENGTH } from './submitted-reading.js';

/** The field is a finite number or a numeric string. */
export function IsNumeric(): PropertyDecorator {
  return rule('isNumeric', (value) => parseNumeric(value) !== undefined, 'a number, or a number written as text');
}

/** The field is a number, or a numeric string, from `min` to `max`. */
export function IsNumericFrom(min: number, max: number, unit: string): PropertyDecorator {
  return rule(
    'isNumericFrom',
    (value) => {
      const number = parseNumeric(value);
      return number !== undefined && number >= min && number <= max;
    },
    `a number from ${min} to ${max} ${unit}, or such a number written as text`,
  );
}

/** The field is a whole number within a range, or one written as text. */
export function IsWholeNumberFrom(min: number, max: number): PropertyDecorator {
  const fits = (value: number) => Number.isInteger(value) && value >= min && value <= max;
  return rule('isWholeNumberFrom', (value) => fits(parseNumeric(value) ?? NaN), `a whole number from ${min} to ${max}`);
}

/** The field is an identifier that a client chose, as {@link parseIdentifier} takes it; `or` says what may be sent in its stead. */
export function IsIdentifier(or = ''): PropertyDecorator {
  return rule(
    'isIdentifier',
    (value) => parseIdentifier(value) !== undefined,
    `a text of 1 to ${IDENTIFIER_MAX_LENGTH} characters without control characters, or a whole number${or}`,
  );
}

/** The field is an instant, as {@link parseInstant} takes it. */
export function IsInstant(): PropertyDecorator {
  return rule(
    'isInstant',
    (value) => parseInstant(value) !== undefined,
    'a date (ISO 8601, such as 2026-11-21T14:03:11Z), Unix seconds or Unix milliseconds',
  );
}

/** The field is a cursor, as {@link parseCursor} takes it. */
export function IsCursor(): PropertyDecorator {
  return rule('isCursor', (value) => parseCursor(value) !== undefined, 'a cursor just as an answer gave it');
}

/** The field is sent without certain others. */
export function IsSentWithout(...others: readonly string[]): PropertyDecorator {
  const isAlone = (_value: unknown, object: object) =>
    others.every((other) => (object as Record<string, unknown>)[other] === undefined);
  return rule('isSentWithout', isAlone, `sent without ${others.join(' and ')}`);
}

/** The field names channels, as {@link parseChannelList} takes them. */
export function IsChannelList(): PropertyDecorator {
  return rule(
    'isChannelList',
    (value) => parseChannelList(value) !== undefined,
    `1 to ${CHANNEL_PATTERNS_MAX} addresses device/channel with commas between them, such as car-7/speed,car-8/* (in a name, %2C is a comma and %2A a star)`,
  );
}

/** The field is a unit, as {@link parseUnit} takes it. */
export function IsUnit(): PropertyDecorator {
  const accepted = `a text of at most ${UNIT_MAX_LENGTH} characters without control characters`;
  return rule('isUnit', (value) => parseUnit(value) !== undefined, accepted);
}

/** The field holds values by channel; each of them has rules of its own. */
export function IsValuesByChannel(): PropertyDecorator {
  const accepted = `an object of 1 to ${SUBMITTED_VALUES_MAX} channels and their values, none named twice`;
  return rule('isValuesByChannel', areValues, accepted);
}

/** The item says nothing that could contradict its `values`. */
export function IsAloneWithoutChannel(): PropertyDecorator {
  const accepted = 'sent without channel, value and unit, or these without it';
  return rule('isAloneWithoutChannel', (_values, item) => hasValuesAlone(item), accepted);
}

function rule(
  name: string,
  validate: (value: unknown, object: object) => boolean,
  accepted: string,
): PropertyDecorator {
  const validator = {
    validate: (value: unknown, field?: ValidationArguments) => validate(value, field?.object ?? {}),
    defaultMessage: () => `$property must be ${accepted}`,
  };
  return ValidateBy({ name, validator });
}
