/** @jest-environment node */
import { inUnit, unitsLike } from './units';

describe('units', () => {
  it('convert between what measures the same', () => {
    expect(inUnit(100, 'km/h', 'mph')).toBeCloseTo(62.137, 3);
    expect(inUnit(36, 'km/h', 'm/s')).toBe(10);
    expect(inUnit(1, 'kn', 'km/h')).toBe(1.852);
    expect(inUnit(1, 'bar', 'psi')).toBeCloseTo(14.504, 3);
    expect(inUnit(2_048, 'B', 'KiB')).toBe(2);
    expect(inUnit(0.25, 'ratio', '%')).toBe(25);
  });

  it('convert temperatures with their zero, without noise in the last digits', () => {
    expect(inUnit(1, '°C', '°F')).toBe(33.8);
    expect(inUnit(-40, '°F', '°C')).toBe(-40);
    expect(inUnit(0, '°C', 'K')).toBe(273.15);
  });

  it('know the usual other ways to write a unit', () => {
    expect(inUnit(36, 'kmh', 'm/s')).toBe(10);
    expect(inUnit(5, 'C', '°C')).toBe(5);
  });

  it('leave a value as it is where they are not known or measure something else', () => {
    expect(inUnit(7, 'bananas', 'km/h')).toBe(7);
    expect(inUnit(7, 'km/h', 'bananas')).toBe(7);
    expect(inUnit(7, '', '%')).toBe(7);
    expect(inUnit(7, 'V', 'A')).toBe(7);
    expect(inUnit(7, 'constructor', 'toString')).toBe(7);
  });

  it('are offered with their like', () => {
    expect(unitsLike('km/h')).toEqual(['km/h', 'm/s', 'mph', 'kn', 'ft/s']);
    expect(unitsLike('bananas')).toEqual([]);
  });
});
