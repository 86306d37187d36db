import { readItem, readLine } from './read-item.js';

const LIMIT = 100;
const READING = { device: 'car-7', channel: 'speed', value: 72 };

/** What the sender of a refused item is told. */
function refusal(item: ReturnType<typeof readLine>) {
  if (item === undefined || !('refusal' in item)) throw new Error('it was not refused');
  return item.refusal.toBody().error;
}

describe('an item of a batch', () => {
  it('becomes a submission, with the time as the device sent it', () => {
    expect(readItem({ ...READING, at: '2:03:11 PM', id: 'a', extra: true })).toEqual({
      submission: {
        device: 'car-7',
        values: [{ channel: 'speed', unit: '', value: 72 }],
        messageId: 'a',
        timestamp: '2:03:11 PM',
      },
      byChannel: false,
    });
  });

  it('is refused with each bad field', () => {
    const error = refusal(readItem({ device: '', channel: 'speed', value: 'x' }));
    expect(error).toMatchObject({ code: 'invalid_reading', path: 'device' });
    expect(error.fields?.map(({ path }) => path)).toEqual(['device', 'value']);
  });

  it('is refused with each bad value of several, by its channel', () => {
    const error = refusal(readItem({ device: 'd', values: { speed: 1, rpm: 'x', gear: null } }));
    expect(error.fields?.map(({ path }) => path)).toEqual(['values.rpm', 'values.gear']);
    expect(error.message).toContain('values.rpm: value must be a number');
  });

  it.each([null, 7, 'text', [READING]])('is refused with an example where it is no object: %j', (item) => {
    const error = refusal(readItem(item));
    expect(error).toMatchObject({ code: 'invalid_reading', path: '' });
    expect(error.message).toContain('{"device": "car-7"');
  });
});

describe('a line of a batch', () => {
  it('is an item, with its number', () => {
    expect(readLine({ text: ` ${JSON.stringify(READING)} ` }, 7, LIMIT)).toMatchObject({ line: 7, byChannel: false });
  });

  it('is nothing where it is blank', () => {
    expect(readLine({ text: ' \t' }, 1, LIMIT)).toBeUndefined();
  });

  it.each([[{ text: '{"device"' }], [{ fault: 'no UTF-8' as const }]])(
    'is refused with its number where it is no JSON: %j',
    (line) => {
      const item = readLine(line, 3, LIMIT);
      expect(item).toMatchObject({ line: 3 });
      expect(refusal(item)).toMatchObject({ code: 'invalid_json' });
      expect(refusal(item).message).toContain('line 3');
    },
  );

  it('is refused with the limit where it is too long', () => {
    expect(refusal(readLine({ fault: 'too long' }, 3, LIMIT))).toEqual({
      code: 'too_large',
      message: 'line 3 is longer than the 100 bytes that one message may have',
    });
  });
});
