/** Many values in several places are a number of addresses that no browser bears: so many are made at most, more than are ever shown. */
const MADE_MAX = 5_000;
const VARIABLE = /\$([A-Za-z]\w*)/g;

/**
 * An address with the values of variables in place of their names: as many addresses as there are combinations of values. What is
 * put in is not looked at again, and a name that is none of the variables' stays as it is.
 * @param parts by name, the values as they stand in addresses
 */
export function putIn(address: string, parts: ReadonlyMap<string, readonly string[]>): readonly string[] {
  let made = [''];
  let from = 0;
  for (const { 0: whole, 1: name = '', index } of address.matchAll(VARIABLE)) {
    const values = parts.get(name);
    if (!values) continue;
    const before = address.slice(from, index);
    const starts = made.slice(0, Math.ceil(MADE_MAX / Math.max(1, values.length)));
    made = starts.flatMap((start) => values.map((value) => start + before + value)).slice(0, MADE_MAX);
    from = index + whole.length;
  }
  return made.map((start) => start + address.slice(from));
}
