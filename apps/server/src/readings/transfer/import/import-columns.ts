import { parseIdentifier, parseUnit } from '@tachograph/contracts';
import type { ImportQueryDto } from '@tachograph/contracts/dto';
import { ImportFileError } from './errors.js';

/** A column of values: of the row's channel, or, in a wide file, of a channel of its own. */
export interface ValueColumn {
  readonly column: string;
  readonly channel?: string;
  readonly unit?: string;
}

/** Which column of a file is what, and what stands for those that it does not have. */
export interface ImportPlan {
  readonly time: string;
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  readonly values: readonly ValueColumn[];
  readonly fixed: { readonly device?: string; readonly channel?: string; readonly unit: string };
}

/** Where the cells of a record stand, the values behind these four. */
export const [TIME, DEVICE, CHANNEL, UNIT, VALUES] = [0, 1, 2, 3, 4] as const;

const ACCEPTED = 'pairs such as time=Timestamp;device=Vehicle;value=Speed or value:speed:km/h=Speed (km/h)';

/** @throws ImportFileError for columns that are none */
export function planOf({ columns, device, channel, unit }: ImportQueryDto): ImportPlan {
  const names = new Map<string, string>();
  const wide: ValueColumn[] = [];
  for (const pair of columns?.split(';') ?? []) {
    if (pair.trim() === '') continue;
    const equals = pair.indexOf('=');
    const column = decoded(pair.slice(equals + 1));
    const [role = '', ...about] = pair.slice(0, Math.max(equals, 0)).split(':').map(decoded);
    if (column === '' || !isRole(role)) throw badColumns(pair);
    if (about.length === 0) names.set(role, column);
    else wide.push(wideColumn(role, about, column));
  }
  const nameOf = (role: string) => names.get(role) ?? role;
  return {
    time: nameOf('time'),
    device: nameOf('device'),
    channel: nameOf('channel'),
    unit: nameOf('unit'),
    values: wide.length > 0 ? wide : [{ column: nameOf('value') }],
    fixed: { device: parseIdentifier(device), channel: parseIdentifier(channel), unit: parseUnit(unit) ?? '' },
  };
}

/**
 * Finds the columns of a plan among those of a file: by their name, in any case if need be; `time` is found as `time (Europe/Berlin)` too.
 *
 * @returns for each cell of a record where it stands; -1 where the file has none
 * @throws ImportFileError where one is missing that nothing stands for
 */
export function findColumns(plan: ImportPlan, headers: readonly string[]): number[] {
  const { time, device, channel, unit, values, fixed } = plan;
  const wide = values.some((value) => value.channel !== undefined);
  const find = (name: string) => indexOf(headers, name);
  const require = (name: string, parameter?: string) => {
    const index = find(name);
    if (index < 0 && parameter !== undefined) throw missing(name, headers, parameter);
    return index;
  };
  return [
    require(time, 'columns'),
    require(device, fixed.device === undefined ? 'device' : undefined),
    wide ? -1 : require(channel, fixed.channel === undefined ? 'channel' : undefined),
    wide ? -1 : find(unit),
    ...values.map(({ column }) => require(column, 'columns')),
  ];
}

function indexOf(headers: readonly string[], name: string): number {
  const tests: ((header: string) => boolean)[] = [
    (header) => header === name,
    (header) => header.toLowerCase() === name.toLowerCase(),
    (header) => name === 'time' && /^time \(.+\)$/i.test(header),
  ];
  return tests.map((test) => headers.findIndex((header) => test(header.trim()))).find((index) => index >= 0) ?? -1;
}

function missing(name: string, headers: readonly string[], parameter: string): ImportFileError {
  const has = headers.slice(0, 20).join(', ').slice(0, 500);
  const help =
    parameter === 'columns'
      ? `say which one it is with columns=${ACCEPTED}`
      : `name one with columns, or say ${parameter}=…`;
  return new ImportFileError(
    parameter,
    `the file has no column "${name}"; it has ${has === '' ? 'none' : has}; ${help}`,
  );
}

function wideColumn(role: string, [channel, unit, ...rest]: readonly string[], column: string): ValueColumn {
  const [name, unitName] = [parseIdentifier(channel), parseUnit(unit)];
  if (role !== 'value' || name === undefined || unitName === undefined || rest.length > 0) throw badColumns(column);
  return { column, channel: name, unit: unitName };
}

function isRole(role: string): boolean {
  return ['time', 'device', 'channel', 'unit', 'value'].includes(role);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    throw badColumns(text);
  }
}

function badColumns(text: string): ImportFileError {
  return new ImportFileError('columns', `columns must be ${ACCEPTED}, but has "${text.slice(0, 100)}"`);
}
