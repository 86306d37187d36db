import { InvalidRequestError } from '../../platform/errors/index.js';
import { readDashboardRequest } from './dashboard-request.js';
import { UnknownMessageError } from './errors.js';

function refusal(message: unknown): unknown {
  try {
    return readDashboardRequest(message);
  } catch (error) {
    return error;
  }
}

describe('a request of the dashboard channel', () => {
  it.each([
    { type: 'ping' },
    { type: 'request_metrics' },
    { type: 'start', stream: 'metrics' },
    { type: 'stop', stream: 'data' },
    { type: 'request_history', limit: 1 },
    { type: 'request_history', limit: 10_000 },
  ])('is read: %j', (request) => {
    expect(readDashboardRequest({ ...request, at: 'noon' })).toEqual(request);
  });

  it.each([{}, { limit: null }])('asks for 50 data points where it does not say how many: %j', (fields) => {
    expect(readDashboardRequest({ type: 'request_history', ...fields })).toEqual({
      type: 'request_history',
      limit: 50,
    });
  });

  it('may say how many as text', () => {
    expect(readDashboardRequest({ type: 'request_history', limit: '7' })).toMatchObject({ limit: 7 });
  });

  it.each([0, -1, 10_001, 1.5, 'many', '', true, [5], {}])('is refused with a limit of %j', (limit) => {
    const error = refusal({ type: 'request_history', limit });
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({
      fields: [{ path: 'limit', message: 'limit must be a whole number from 1 to 10000' }],
    });
  });

  it.each([undefined, null, 'Metrics', 'speed', ['metrics']])('is refused with a stream of %j', (stream) => {
    for (const type of ['start', 'stop']) {
      expect(refusal({ type, stream })).toMatchObject({
        fields: [{ path: 'stream', message: 'stream must be one of: metrics, data' }],
      });
    }
  });

  it.each([null, 72, 'ping', [], {}, { type: 5 }, { type: null }])('needs a type: %j has none', (message) => {
    expect(refusal(message)).toMatchObject({ code: 'invalid_request', fields: [{ path: 'type' }] });
  });

  it.each(['pong', 'PING', '', 'toString', '__proto__'])('is unknown with the type %j', (type) => {
    const error = refusal({ type });
    expect(error).toBeInstanceOf(UnknownMessageError);
    expect(error).toMatchObject({
      message: `there is no message of type ${JSON.stringify(type)}; there are: ping, request_metrics, start, stop, request_history`,
    });
  });

  it('is not repeated at length where it is unknown', () => {
    expect(String(refusal({ type: 'x'.repeat(60_000) })).length).toBeLessThan(200);
  });
});
