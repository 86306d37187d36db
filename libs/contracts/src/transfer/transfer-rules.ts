import { ValidateBy } from 'class-validator';
import { IANAZone } from 'luxon';

/** The time zone of files that name none. */
export const DEFAULT_TIME_ZONE = 'UTC';

/** The field is the IANA name of a time zone. */
export function IsTimeZone(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && IANAZone.isValidZone(value);
  const validator = {
    validate,
    defaultMessage: () => '$property must be the name of a time zone such as Europe/Berlin',
  };
  return ValidateBy({ name: 'isZoneName', validator });
}
