import { readStreamLine } from './stream-line.js';

const RANGE = { min: 0, max: 1000 };

describe('the reading of a line', () => {
  it.each([
    ['{"time":"1795219200000","speed":"72.5"}', 72.5, '1795219200000'],
    ['{"time":1795219200000,"speed":72}', 72, 1795219200000],
    ['{"unixtimestamp":"1795219200","speed":"0"}', 0, '1795219200'],
    ['{"timestamp":"2026-11-21T14:03:11Z","speed":1}', 1, '2026-11-21T14:03:11Z'],
    ['data: {"time":"1","speed":"5"}', 5, '1'],
    ['data:{"time":"1","speed":"5"}', 5, '1'],
    ['  {"speed":" 1e2 ","more":[]}  ', 100, undefined],
  ])('takes %s', (line, speed, timestamp) => {
    expect(readStreamLine(line, RANGE)).toEqual({ kind: 'reading', speed, timestamp });
  });

  it.each(['', '  ', ': keep-alive', ':', 'event: speed', 'id: 7', 'retry: 1000', 'data:', 'data: ', 'event'])(
    'finds nothing in %j, and nothing wrong with it',
    (line) => {
      expect(readStreamLine(line, RANGE)).toEqual({ kind: 'nothing' });
    },
  );

  it.each([
    'nonsense',
    '72',
    'null',
    '[{"speed":1}]',
    '{"speed":7',
    'data: [DONE]',
    'events: 5',
    '{"speed":1}{"speed":2}',
  ])('does not take %j for an object', (line) => {
    expect(readStreamLine(line, RANGE)).toMatchObject({
      kind: 'unreadable',
      why: expect.stringMatching(/JSON object/),
    });
  });

  it.each([
    '{}',
    '{"speed":"fast"}',
    '{"speed":null}',
    '{"time":"1"}',
    '{"__proto__":{"speed":5}}',
    '{"speed":"0x10"}',
  ])('says that %s holds no speed', (line) => {
    expect(readStreamLine(line, RANGE)).toMatchObject({
      kind: 'unreadable',
      why: 'speed must be a number, or a number written as text',
    });
  });

  it('keeps to the range that the operator has set', () => {
    const why = 'speed must be from -5 to 50 km/h';
    expect(readStreamLine('{"speed":51}', { min: -5, max: 50 })).toEqual({ kind: 'unreadable', why });
    expect(readStreamLine('{"speed":-5}', { min: -5, max: 50 })).toMatchObject({ kind: 'reading', speed: -5 });
  });
});
