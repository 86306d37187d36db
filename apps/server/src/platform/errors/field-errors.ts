import type { FieldError } from '@tachograph/contracts';
import type { ValidationError } from 'class-validator';

/** What class-validator found, as one entry a field: its path in the message and every rule that it breaks. */
export function toFieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = parent + error.property;
    const own = Object.values(error.constraints ?? {});
    return [
      ...(own.length > 0 ? [{ path, message: own.join(', ') }] : []),
      ...toFieldErrors(error.children ?? [], `${path}.`),
    ];
  });
}
