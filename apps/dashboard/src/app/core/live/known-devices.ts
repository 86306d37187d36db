import { LOCALE } from '../session/locale';

/** A page that is open for weeks meets many devices: more names than this are not offered. */
export const KNOWN_MAX = 500;

const NATURAL = new Intl.Collator(LOCALE, { numeric: true });

/** Names as a reader looks for them: `car-2` before `car-10`. */
export function byName(a: string, b: string): number {
  return NATURAL.compare(a, b);
}

/**
 * The devices that are known, with these met now. A device keeps its place, which gives it its colour, so each is put at
 * the end; those met together by name, so that every page which reads the same history has them in the same order.
 * @param isKept whether readings of a device are still kept; of the others, those met first are forgotten first
 */
export function knownDevices(
  known: readonly string[],
  met: Iterable<string>,
  isKept: (device: string) => boolean,
): readonly string[] {
  const names = new Set(known);
  const fresh = [...new Set(met)].filter((device) => !names.has(device));
  if (fresh.length === 0) return known;
  const all = [...known, ...fresh.sort(byName)];
  let surplus = all.length - KNOWN_MAX;
  return surplus <= 0 ? all : all.filter((device) => isKept(device) || surplus-- <= 0);
}
