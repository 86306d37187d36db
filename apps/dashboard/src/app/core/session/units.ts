/** How a unit stands to the one that its quantity is measured by: `base = (value + shift) × size`. */
interface UnitEntry {
  readonly size: number;
  readonly shift: number;
  /** The place of its quantity among all. */
  readonly quantity: number;
}

const KMH = 1 / 3.6;
const INCH = 0.0254;
const MINUTE = 60;
const HOUR = 3_600;
const KIB = 1_024;

/** Units by quantity, with their sizes. Several ways to write the same are parted by spaces, the usual one first. */
const QUANTITIES: readonly Readonly<Record<string, number>>[] = [
  { 'km/h kmh kph': KMH, 'm/s mps': 1, 'mph mi/h': 0.44704, 'kn kt knots': 1_852 / HOUR, 'ft/s': 12 * INCH },
  { '°C C degC celsius': 1, '°F F degF fahrenheit': 5 / 9, 'K kelvin': 1 },
  {
    ...{ 'B bytes': 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 },
    ...{ KiB: KIB, MiB: KIB ** 2, GiB: KIB ** 3, TiB: KIB ** 4, 'bit bits': 1 / 8 },
  },
  {
    ...{ 'B/s': 1, 'kB/s': 1e3, 'MB/s': 1e6, 'GB/s': 1e9, 'KiB/s': KIB, 'MiB/s': KIB ** 2 },
    ...{ 'bit/s bps': 1 / 8, 'kbit/s kbps': 125, 'Mbit/s Mbps': 125e3, 'Gbit/s Gbps': 125e6 },
  },
  { '% percent': 0.01, ratio: 1, '‰': 0.001, ppm: 1e-6 },
  { V: 1, 'µV uV': 1e-6, mV: 1e-3, kV: 1e3 },
  { A: 1, 'µA uA': 1e-6, mA: 1e-3, kA: 1e3 },
  { W: 1, mW: 1e-3, kW: 1e3, MW: 1e6 },
  { Wh: HOUR, kWh: HOUR * 1e3, MWh: HOUR * 1e6, J: 1, kJ: 1e3, MJ: 1e6 },
  { Pa: 1, 'hPa mbar': 100, kPa: 1e3, MPa: 1e6, bar: 1e5, psi: 6_894.757293168 },
  { m: 1, mm: 1e-3, cm: 1e-2, km: 1e3, in: INCH, ft: 12 * INCH, yd: 36 * INCH, mi: 63_360 * INCH, nmi: 1_852 },
  { kg: 1, mg: 1e-6, g: 1e-3, t: 1e3, 'lb lbs': 0.45359237, oz: 0.028349523125 },
  { 'l L': 1, 'ml mL': 1e-3, 'm³ m3': 1e3 },
  { s: 1, 'µs us': 1e-6, ms: 1e-3, min: MINUTE, h: HOUR, d: 24 * HOUR },
  { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9, 'rpm 1/min': 1 / MINUTE },
  { S: 1, 'µS uS': 1e-6, mS: 1e-3 },
  { '° deg': Math.PI / 180, rad: 1 },
];
/** Scales that don't begin where that of their quantity does. */
const SHIFTS: Readonly<Record<string, number>> = { '°C': 273.15, '°F': 459.67 };

const UNITS: ReadonlyMap<string, UnitEntry> = new Map(
  QUANTITIES.flatMap((units, quantity) =>
    Object.entries(units).flatMap(([names, size]) => {
      const ways = names.split(' ');
      const entry = { size, shift: SHIFTS[ways[0] ?? ''] ?? 0, quantity };
      return ways.map((name): [string, UnitEntry] => [name, entry]);
    }),
  ),
);

/** Takes away what converting adds in the last digits, as in `33.800000000000004`. */
const EXACT_DIGITS = 13;

/** A value in another unit of the same quantity; where one of the two is not known, or they don't go together, as it is. */
export function inUnit(value: number, from: string, to: string): number {
  const own = UNITS.get(from);
  const other = UNITS.get(to);
  if (from === to || !own || own === other || own.quantity !== other?.quantity) return value;
  const converted = ((value + own.shift) * own.size) / other.size - other.shift;
  return Number.isFinite(converted) ? Number(converted.toPrecision(EXACT_DIGITS)) : value;
}

/** The units that values of a unit can be shown in, itself among them; empty for one that is not known. */
export function unitsLike(unit: string): readonly string[] {
  const quantity = UNITS.get(unit)?.quantity;
  if (quantity === undefined) return [];
  return Object.keys(QUANTITIES[quantity] ?? {}).map((names) => names.split(' ')[0] ?? names);
}
