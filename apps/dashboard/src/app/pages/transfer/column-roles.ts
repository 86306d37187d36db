/** What a column of a file may be. */
export const COLUMN_ROLES = ['ignore', 'time', 'value', 'device', 'channel', 'unit', 'values'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  ignore: $localize`:role of a column|:not used`,
  time: $localize`:role of a column|:time`,
  value: $localize`:role of a column|:value`,
  device: $localize`:role of a column|:device`,
  channel: $localize`:role of a column|:channel`,
  unit: $localize`:role of a column|:unit`,
  values: $localize`:role of a column|:values of a channel`,
};

/** One column, and what is made of it. */
export interface MappedColumn {
  readonly header: string;
  readonly role: ColumnRole;
  /** The name of the channel whose values it has, and their unit. */
  readonly channel: string;
  readonly unit: string;
}

const GUESSES: readonly [ColumnRole, RegExp][] = [
  ['time', /time|date|zeit|datum|^_?ts$/i],
  ['value', /^_?(value|wert|state|val)$/i],
  ['device', /device|gerät|vehicle|^host(name)?$|sensor|entity/i],
  ['channel', /channel|kanal|_?measurement|_?field|metric|^key$/i],
  ['unit', /unit|einheit/i],
];
const UNIT_IN_NAME = /^(.*?)\s*[([]([^)\]]+)[)\]]\s*$/;

/**
 * What the columns of a file probably are, by their names and first values. Where none is called a value, every other
 * column of numbers is taken for the values of a channel of its own.
 * @param known names of channels that there are: a column called the same but for capitals goes on with that one
 */
export function guessRoles(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  known: readonly string[] = [],
): MappedColumn[] {
  const taken = new Set<ColumnRole>();
  const columns = header.map((name) => {
    const role = GUESSES.find(([one, pattern]) => !taken.has(one) && pattern.test(name.trim()))?.[0] ?? 'ignore';
    if (role !== 'ignore') taken.add(role);
    return { header: name, role, ...channelOf(name, known) };
  });
  if (taken.has('value')) return columns;
  return columns.map((column, place) =>
    column.role === 'ignore' && rows.some((row) => isNumber(row[place]))
      ? { ...column, role: 'values' as const }
      : column,
  );
}

/** The columns with another role for one of them; a role that there is once leaves the column that had it. */
export function withRole(columns: readonly MappedColumn[], place: number, role: ColumnRole): MappedColumn[] {
  const isSingle = role !== 'ignore' && role !== 'values';
  return columns.map((column, at) => {
    if (at === place) return { ...column, role };
    return isSingle && column.role === role ? { ...column, role: 'ignore' } : column;
  });
}

/** What is still missing or in each other's way, in words; null where the columns can be read. */
export function rolesProblem(columns: readonly MappedColumn[]): string | null {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  if (!has('time')) return $localize`Choose the column that holds the time.`;
  if (!has('value') && !has('values'))
    return $localize`Choose the column that holds the value, or those that are channels.`;
  if (has('value') && has('values'))
    return $localize`Either one column is the value, or columns are channels of their own.`;
  if (columns.some(({ role, channel }) => role === 'values' && channel.trim() === '')) {
    return $localize`Each channel needs a name.`;
  }
  return null;
}

function channelOf(header: string, known: readonly string[]): { channel: string; unit: string } {
  const [, text = header, unit = ''] = UNIT_IN_NAME.exec(header) ?? [];
  const name = text.trim();
  const isSame = (one: string) => one.toLowerCase() === name.toLowerCase();
  return { channel: known.includes(name) ? name : (known.find(isSame) ?? name), unit };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\s*[-+]?(\d+([.,]\d+)?|[.,]\d+)(e[-+]?\d+)?\s*$/i.test(text);
}
