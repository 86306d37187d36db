import { channelAddress } from '../live/channel-pattern.js';
import { CHANNEL_PATTERNS_MAX, parseChannelList } from './channel-list.js';

const texts = (list: string) => parseChannelList(list)?.map(({ text }) => text);

describe('a list of channels', () => {
  it('is addresses and patterns with commas between them', () => {
    expect(texts('car-7/speed')).toEqual(['car-7/speed']);
    expect(texts('car-7/speed, car-8/*')).toEqual(['car-7/speed', 'car-8/*']);
  });

  it('takes a name with a comma as its address is written', () => {
    const [pattern, ...others] = parseChannelList(channelAddress('Hall 1, north', 'temp')) ?? [];
    expect(pattern?.device).toEqual(['Hall 1, north']);
    expect(others).toEqual([]);
  });

  it.each(['', ',', 'car-7/speed,', 'car-7', 'car-7/speed,car-8', 7, undefined, ['car-7/speed']])(
    'is not %j',
    (text) => {
      expect(parseChannelList(text)).toBeUndefined();
    },
  );

  it('names no more than one question may', () => {
    const list = (length: number) => Array.from({ length }, (_, index) => `car-${index}/speed`).join(',');
    expect(parseChannelList(list(CHANNEL_PATTERNS_MAX))).toHaveLength(CHANNEL_PATTERNS_MAX);
    expect(parseChannelList(list(CHANNEL_PATTERNS_MAX + 1))).toBeUndefined();
  });
});
