/** @jest-environment node */
import { generatorWords, type GeneratorState } from './generator-words';

const DRIVING: GeneratorState = { link: { kind: 'open' }, running: true, kept: 0, isFull: false, problem: null };

describe('generatorWords', () => {
  it('says how much it keeps while there is no connection', () => {
    const words = generatorWords({ ...DRIVING, link: { kind: 'waiting', until: 4_000 }, kept: 7 }, 0);
    expect(words).toBe('no connection, next try in 4 s; 7 kept until then');
  });

  it('says that it is full before anything else', () => {
    expect(generatorWords({ ...DRIVING, isFull: true, problem: 'away' }, 0)).toMatch(/^full: 10,000 readings wait/);
  });

  it('repeats what the server objects to', () => {
    expect(generatorWords({ ...DRIVING, problem: 'away' }, 0)).toBe('the server says: away');
  });

  it('brings the rest home after the stop', () => {
    expect(generatorWords({ ...DRIVING, running: false, kept: 3 }, 0)).toBe('bringing the last 3 to the server');
  });
});
