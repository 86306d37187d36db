import { isBatch } from './batch-path.js';

describe('a request with a batch', () => {
  it.each(['/api/readings', '/api/readings/', '/API/Readings'])('is a POST to %s, as Express routes it', (path) => {
    expect(isBatch({ method: 'POST', path })).toBe(true);
  });

  it.each([
    ['GET', '/api/readings'],
    ['POST', '/api/readings/more'],
    ['POST', '/x/api/readings'],
    ['POST', '/send'],
  ])('is not %s %s', (method, path) => {
    expect(isBatch({ method, path })).toBe(false);
  });
});
