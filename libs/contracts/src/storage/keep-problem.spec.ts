import { keepProblem } from './keep-problem.js';

describe('for how long a rule keeps readings', () => {
  it.each([
    [{}],
    [{ raw: null }],
    [{ raw: 30 }],
    [{ raw: 30, '1s': 30, '10s': 90, '1m': 365, '10m': null }],
    [{ raw: 1, '1s': 1, '10s': 1, '1m': 1, '10m': 1, '1h': 1, '1d': 36_500 }],
  ])('is %j', (keep) => {
    expect(keepProblem(keep)).toBeUndefined();
  });

  it.each([
    [undefined, 'must be an object such as'],
    [[], 'must be an object such as'],
    [{ raw: '30' }, '"raw" is wrong'],
    [{ raw: 0 }, '"raw" is wrong'],
    [{ raw: 36_501 }, '"raw" is wrong'],
    [{ '5m': 30 }, '"5m" is wrong'],
    [{ raw: 30, '1s': 29 }, 'must keep 1s at least as long as raw: for 30 days'],
    [{ '1h': 30 }, 'must keep 1h at least as long as 10m: for ever, as no days are given for it'],
  ])('is not %j', (keep, problem) => {
    expect(keepProblem(keep)).toContain(problem);
  });
});
