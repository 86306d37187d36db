/** @jest-environment node */
import { reachWords } from './rule-reach';

const channel = (device: string, name: string) => ({ device, channel: name, unit: '', address: `${device}/${name}` });
const KNOWN = [channel('car-7', 'speed'), channel('car-8', 'speed'), channel('van-1', 'rpm')];

describe('what patterns mean', () => {
  it('is said with a number and an example', () => {
    expect(reachWords(['car-*/*'], KNOWN)).toEqual(['Means 2 channels, e.g. car-7/speed.']);
    expect(reachWords(['van-1/rpm'], KNOWN)).toEqual(['Means 1 channel: van-1/rpm.']);
  });

  it('counts for the first that means a channel', () => {
    const [, all, none] = reachWords(['car-*/*', '*/*', 'car-8/*'], KNOWN);
    expect(all).toBe('Means 3 channels, e.g. van-1/rpm. Earlier rules have 2 of them.');
    expect(none).toContain('does nothing');
  });

  it('may be nothing that there is, and is not said of what is no pattern', () => {
    expect(reachWords(['bus/*', 'speed'], KNOWN)).toEqual(['Means no channel that there is now.', '']);
  });
});
