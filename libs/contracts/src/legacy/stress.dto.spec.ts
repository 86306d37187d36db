import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SensorMessageDto } from './stress.dto.js';

/** The fields of a message that are refused, with what is said of them. */
function complaints(message: object): Record<string, string[]> {
  const errors = validateSync(plainToInstance(SensorMessageDto, message));
  return Object.fromEntries(errors.map(({ property, constraints = {} }) => [property, Object.values(constraints)]));
}

const GOOD = { hr: 72, temp: 33.4, eda: 0.42 };
const range = (field: string, accepted: string) => [
  `${field} must be a number from ${accepted}, or such a number written as text`,
];

describe('a message of a sensor', () => {
  it.each([
    GOOD,
    { hr: 0, temp: -40, eda: 0 },
    { hr: 300, temp: 125, eda: 10_000 },
    { hr: '72', temp: ' 33.4 ', eda: '4.2e-1' },
    { ...GOOD, device_id: 'band-3', timestamp: 1_795_269_791, battery: 3 },
    { ...GOOD, device_id: 7, timestamp: 'nonsense' },
    { ...GOOD, device_id: null, timestamp: null },
  ])('is accepted: %j', (message) => {
    expect(complaints(message)).toEqual({});
  });

  it.each([
    { hr: -1, temp: -40.1, eda: -0.01, device_id: '' },
    { hr: 300.1, temp: 126, eda: 10_001, device_id: {} },
    { hr: null, temp: 'warm', eda: true, device_id: 'a\nb' },
    { device_id: 1.5 },
  ])('is refused, all that is wrong at once: %j', (message) => {
    expect(complaints(message)).toEqual({
      hr: range('hr', '0 to 300 beats/min'),
      temp: range('temp', '-40 to 125 °C'),
      eda: range('eda', '0 to 10000 µS'),
      device_id: ['device_id must be a text of 1 to 128 characters without control characters, or a whole number'],
    });
  });
});
