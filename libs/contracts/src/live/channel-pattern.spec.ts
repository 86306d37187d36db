import { channelAddress, matchesChannel, parseChannelPattern } from './channel-pattern.js';

function matches(pattern: string, device: string, channel: string): boolean {
  const parsed = parseChannelPattern(pattern);
  if (parsed === undefined) throw new Error(`${pattern} is no address`);
  return matchesChannel(parsed, device, channel);
}

describe('the address of a channel', () => {
  it('means that channel alone', () => {
    expect(matches('car-7/speed', 'car-7', 'speed')).toBe(true);
    expect(matches('car-7/speed', 'car-70', 'speed')).toBe(false);
    expect(matches('car-7/speed', 'car-7', 'speed2')).toBe(false);
    expect(matches('Car-7/speed', 'car-7', 'speed')).toBe(false);
  });

  it.each([
    ['*/speed', 'anything', 'speed', true],
    ['car-*/speed', 'car-', 'speed', true],
    ['car-*/speed', 'ca', 'speed', false],
    ['car-*/*', 'car-7', 'rpm', true],
    ['*a*b*/x', 'xxaxxbxx', 'x', true],
    ['*a*b*/x', 'xxbxxaxx', 'x', false],
    ['ab*ba/x', 'aba', 'x', false],
    ['ab*ba/x', 'abba', 'x', true],
    ['a*b*b/x', 'ab', 'x', false],
    ['a*b*b/x', 'abb', 'x', true],
    ['*/*', 'stream:host:3000', 'speed', true],
  ])('%s with wildcards, for %s/%s: %p', (pattern, device, channel, expected) => {
    expect(matches(pattern, device, channel)).toBe(expected);
  });

  it('is divided at the last slash, and names may hold any character, escaped', () => {
    expect(matches('site/hall/temp', 'site/hall', 'temp')).toBe(true);
    expect(matches('site/km%2Fh', 'site', 'km/h')).toBe(true);
    expect(matches('%2A/x', 'a', 'x')).toBe(false);
    for (const name of ['100 %', 'a/b', '*', '%2A', 'größe'])
      expect(matches(channelAddress(name, name), name, name)).toBe(true);
  });

  it.each(['', '/', 'car-7', 'car-7/', '/speed', 'a\nb/c', 'a/%', `${'x'.repeat(129)}/y`, 7, null, undefined])(
    'is not %j',
    (text) => {
      expect(parseChannelPattern(text)).toBeUndefined();
    },
  );

  it('is matched fast, whatever it looks like', () => {
    const pattern = `${'*a'.repeat(64)}/x`;
    expect(matches(pattern, 'a'.repeat(63), 'x')).toBe(false);
  });
});
