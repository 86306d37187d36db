/** @jest-environment node */
import { reading } from '../../../testing/readings';
import { formatBytes, formatRate } from './byte-format';
import { channelName, valueWords } from './reading-words';

describe('the words for a reading', () => {
  it('give a value with its unit', () => {
    expect(valueWords(reading(1, { value: 72.345 }))).toBe('72.35 km/h');
    expect(valueWords(reading(1, { channel: 'Sales', unit: '', value: 7 }))).toBe('7');
  });

  it('say what a code or a share stands for', () => {
    expect(valueWords(reading(1, { channel: 'stress', unit: '', value: 2 }))).toBe('high');
    expect(valueWords(reading(1, { channel: 'confidence', unit: '', value: 0.8312 }))).toBe('83%');
    expect(valueWords(reading(1, { channel: 'network_sent', unit: 'B', value: 12_345_678 }))).toBe('12.3 MB');
  });

  it('call a channel by a name that a reader knows, and any other by its own', () => {
    expect(channelName('hr')).toBe('heart rate');
    expect(channelName('Sales')).toBe('Sales');
    expect(channelName('constructor')).toBe('constructor');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [123_456, '123 kB'],
    [4_560_000, '4.6 MB'],
  ])('write %d bytes as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
    expect(formatRate(bytes)).toBe(`${words}/s`);
  });
});
