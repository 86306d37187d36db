import { validateSync } from 'class-validator';
import { parseSubmittedReading, SUBMITTED_VALUES_MAX, UNIT_MAX_LENGTH } from './submitted-reading.js';
import { SubmittedReadingDto, SubmittedValueDto } from './submitted-reading.dto.js';

const ONE = { device: 'car-7', channel: 'speed', value: 72 };
const SOME = { device: 'car-7', values: { speed: 72, rpm: 3100 } };
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, n]));

/** What is wrong with an item, by the class that has the rules: the fields' names. */
function faults(item: object): string[] {
  const { values } = Object.assign(new SubmittedReadingDto(), item);
  const entries = Object.entries(values ?? {}).map(([channel, value]) =>
    Object.assign(new SubmittedValueDto(), { channel, value }),
  );
  const parts = [Object.assign(new SubmittedReadingDto(), item), ...entries];
  return parts.flatMap((part) => validateSync(part).map(({ property }) => property));
}

describe('a submitted reading', () => {
  it('is a value of one channel', () => {
    expect(parseSubmittedReading({ ...ONE, unit: ' km/h ', id: 7 })).toEqual({
      device: 'car-7',
      values: [{ channel: 'speed', unit: 'km/h', value: 72 }],
      messageId: '7',
    });
  });

  it('is values of several channels', () => {
    expect(parseSubmittedReading(SOME)).toEqual({
      device: 'car-7',
      values: [
        { channel: 'speed', unit: '', value: 72 },
        { channel: 'rpm', unit: '', value: 3100 },
      ],
      messageId: undefined,
    });
  });

  it('may write its numbers as text, and leave a field out by null', () => {
    expect(parseSubmittedReading({ ...ONE, value: ' 7.2e1 ', unit: null, values: null, id: null })).toEqual(
      parseSubmittedReading(ONE),
    );
    expect(parseSubmittedReading({ ...SOME, channel: null, value: null, unit: null })).toEqual(
      parseSubmittedReading(SOME),
    );
  });

  it('may name a channel as an object names what all objects have', () => {
    const item = JSON.parse('{"device":"d","values":{"__proto__":1,"constructor":2}}') as typeof SOME;
    expect(parseSubmittedReading(item)?.values.map(({ channel }) => channel)).toEqual(['__proto__', 'constructor']);
  });

  it('is not made of what an object inherits', () => {
    const item = JSON.parse('{"__proto__":{"device":"d","channel":"c","value":1}}') as typeof ONE;
    expect(parseSubmittedReading(item)).toBeUndefined();
  });
});

describe('the rules of a submitted reading', () => {
  const wrong: [string, object][] = [
    ['device', { channel: 'speed', value: 1 }],
    ['device', { ...ONE, device: null }],
    ['device', { ...ONE, device: '' }],
    ['channel', { ...ONE, channel: 'a\nb' }],
    ['channel', { device: 'd', value: 1 }],
    ['value', { device: 'd', channel: 'c' }],
    ['value', { ...ONE, value: 'fast' }],
    ['value', { ...ONE, value: true }],
    ['value', { ...ONE, value: '1e999' }],
    ['unit', { ...ONE, unit: 'x'.repeat(UNIT_MAX_LENGTH + 1) }],
    ['unit', { ...ONE, unit: 5 }],
    ['id', { ...ONE, id: {} }],
    ['id', { ...SOME, id: '' }],
    ['values', { ...SOME, values: {} }],
    ['values', { ...SOME, values: [1] }],
    ['values', { ...SOME, values: 'speed=72' }],
    ['values', { ...SOME, values: { speed: 1, ' speed': 2 } }],
    ['values', { ...SOME, values: many(SUBMITTED_VALUES_MAX + 1) }],
    ['values', { ...SOME, channel: 'speed' }],
    ['values', { ...SOME, value: 0 }],
    ['values', { ...SOME, unit: '' }],
    ['value', { ...SOME, values: { speed: null } }],
    ['channel', { ...SOME, values: { ' ': 1 } }],
  ];

  it.each(wrong)('refuse a bad %s: %j', (field, item) => {
    expect(parseSubmittedReading(item)).toBeUndefined();
    expect(faults(item)).toContain(field);
  });

  it('take as many values as there may be', () => {
    expect(parseSubmittedReading({ device: 'd', values: many(SUBMITTED_VALUES_MAX) })?.values).toHaveLength(
      SUBMITTED_VALUES_MAX,
    );
  });

  it('are the same on the fast way and on the class, whatever is combined', () => {
    const choices = {
      device: ['d', 7, '', null, undefined],
      channel: ['c', 0.5, null, undefined],
      value: [1, '2', 'x', null, undefined],
      unit: ['u', 1, null, undefined],
      values: [{ a: 1 }, { a: 'x' }, { '': 1 }, {}, [], 3, null, undefined],
      id: ['i', 5, {}, null, undefined],
    };
    let items: object[] = [{}];
    for (const [field, values] of Object.entries(choices)) {
      items = items.flatMap((item) => values.map((value) => ({ ...item, [field]: value })));
    }
    const differing = items.filter(
      (item) => (parseSubmittedReading(item) === undefined) === (faults(item).length === 0),
    );
    expect(differing).toEqual([]);
  });
});
