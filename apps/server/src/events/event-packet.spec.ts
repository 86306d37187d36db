import { readEventPacket, toAcknowledgementPacket, toEventPacket } from './event-packet.js';

describe("an event's packet", () => {
  it('is written as Socket.IO writes it', () => {
    const pong = ['pong', { timestamp: '2026-11-21T14:03:11.042Z' }] as const;
    expect(toEventPacket(pong)).toBe('2["pong",{"timestamp":"2026-11-21T14:03:11.042Z"}]');
    expect(toAcknowledgementPacket('17', pong)).toBe('317[{"timestamp":"2026-11-21T14:03:11.042Z"}]');
  });

  it.each([
    ['2["ping"]', '["ping"]', undefined],
    ['217["ping",{"a":\n1}]', '["ping",{"a":\n1}]', '17'],
    ['2/,3["ping"]', '["ping"]', '3'],
    ['2', '', undefined],
    ['2nonsense', 'nonsense', undefined],
  ])('is taken apart: %j', (text, json, id) => {
    expect(readEventPacket(text)).toEqual({ json, id });
  });

  it.each([undefined, '', '0', '3["ping"]', '["ping"]'])('is not %j', (text) => {
    expect(readEventPacket(text)).toBeUndefined();
  });
});
