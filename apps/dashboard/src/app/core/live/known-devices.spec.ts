/** @jest-environment node */
import { KNOWN_MAX, knownDevices } from './known-devices';

const never = () => false;

describe('the devices that are known', () => {
  it('are in the order of their names where they are met together, and keep their places after that', () => {
    const met = knownDevices([], ['car-10', 'car-2', 'car-10'], never);
    expect(met).toEqual(['car-2', 'car-10']);
    expect(knownDevices(met, ['boat', 'car-2'], never)).toEqual(['car-2', 'car-10', 'boat']);
  });

  it('are the same list as before where nobody new is met', () => {
    const met = knownDevices([], ['car-1'], never);
    expect(knownDevices(met, ['car-1'], never)).toBe(met);
  });

  it('are bounded, and those are kept of which there are readings', () => {
    const many = Array.from({ length: KNOWN_MAX }, (_, place) => `car-${place}`);
    const known = knownDevices(many, ['boat', 'tram'], (device) => device === 'car-0');
    expect(known).toHaveLength(KNOWN_MAX);
    expect(known.slice(0, 2)).toEqual(['car-0', 'car-3']);
    expect(known.slice(-2)).toEqual(['boat', 'tram']);
  });
});
