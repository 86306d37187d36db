import type { FieldError } from '../errors/error-body.js';

/** Whether a value is right; else in words what is accepted. */
export type FieldCheck = (value: unknown) => string | undefined;

/** Of something that is wrong a hundred thousand times, so many are told of: what is answered stays smaller than what was sent. */
const TOLD_MAX = 100;

/** Collects what is wrong with the fields of something that was sent, by their paths: the first hundred. */
export class FieldProblems {
  readonly all: FieldError[] = [];

  /** Notes a problem, `message` says what is accepted. */
  add(path: string, message: string): void {
    if (this.all.length < TOLD_MAX) this.all.push({ path, message: `${path} ${message}` });
  }

  /** Checks each field of a record; one that has no check is not known. */
  check(path: string, record: Readonly<Record<string, unknown>>, checks: Readonly<Record<string, FieldCheck>>): void {
    for (const [name, check] of Object.entries(checks)) {
      const problem = check(record[name]);
      if (problem !== undefined) this.add(joined(path, name), problem);
    }
    const unknown = Object.keys(record).filter((name) => !Object.hasOwn(checks, name));
    for (const name of unknown.slice(0, TOLD_MAX)) {
      this.add(joined(path, name), `is not known; known are ${Object.keys(checks).join(', ')}`);
    }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of so many characters. */
export function text(least: number, most: number): FieldCheck {
  return (value) =>
    typeof value === 'string' && value.trim().length >= least && value.length <= most
      ? undefined
      : `must be text of ${least === 0 ? 'at most' : `${least} to`} ${most} characters`;
}

export function whole(least: number, most: number): FieldCheck {
  return (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`;
}

export function oneOf(values: readonly string[]): FieldCheck {
  return (value) => (values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`);
}

export const flag: FieldCheck = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');

export const finite: FieldCheck = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number';

/** What may be null as well. */
export function orNull(check: FieldCheck): FieldCheck {
  return (value) => {
    const problem = value === null ? undefined : check(value);
    return problem === undefined ? undefined : `${problem}, or null`;
  };
}

/** An array of so many at most, of which each is right. */
export function listOf(check: FieldCheck, most: number): FieldCheck {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return `must be a list of ${most} at most`;
    const problem = value.map(check).find((each) => each !== undefined);
    return problem === undefined ? undefined : `must be a list of which each ${problem}`;
  };
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
