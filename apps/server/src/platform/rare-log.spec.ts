import { jest } from '@jest/globals';
import { RareLog } from './rare-log.js';

describe('a rare log', () => {
  let lines: string[];
  let log: RareLog;

  beforeEach(() => {
    jest.useFakeTimers();
    lines = [];
    log = new RareLog((line) => lines.push(line));
  });

  afterEach(() => jest.useRealTimers());

  it('tells the first time at once, and then once a minute how often it happened', () => {
    for (let second = 0; second < 120; second++) {
      log.note('the line is garbage');
      jest.advanceTimersByTime(1_000);
    }
    expect(lines).toEqual(['the line is garbage', 'the line is garbage (60 times since the last report)']);
  });

  it('tells where an error came from', () => {
    log.note(new Error('the sensor is gone'));
    expect(lines[0]).toContain('the sensor is gone\n');
    expect(lines[0]).toContain('rare-log.spec');
  });
});
