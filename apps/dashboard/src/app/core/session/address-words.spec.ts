/** @jest-environment node */
import { addressWords } from './address-words';

describe('an address in words', () => {
  it('names device and channel as readers know them', () => {
    expect(addressWords('band-1/hr')).toBe('band-1 · heart rate');
    expect(addressWords('hall%2F3/speed')).toBe('hall/3 · speed');
  });

  it('says nothing of what may be any', () => {
    expect(addressWords('*/speed')).toBe('speed');
    expect(addressWords('car-7/*')).toBe('car-7');
    expect(addressWords('car-*/speed')).toBe('car-* · speed');
    expect(addressWords('*/*')).toBeNull();
  });

  it('leaves what is no address as it is', () => {
    expect(addressWords('$car')).toBe('$car');
  });
});
