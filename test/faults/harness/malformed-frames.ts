/** What no decent client sends, each on a connection of its own. */
import { randomBytes } from 'node:crypto';
import { FIN, frame, TEXT, textFrame as text } from '../../support/raw-socket.ts';

const BINARY = 0x2;
const CLOSE_FRAME = 0x8;
const PING = 0x9;

const GOOD = '{"speed": 1, "device_id": "malformed"}';

/** A good message a byte a frame, with a ping in between, as the protocol allows. */
function fragmented(): Buffer {
  const parts = Array.from({ length: GOOD.length }, (_, i) => {
    const isLast = i === GOOD.length - 1;
    return frame({ first: (isLast ? FIN : 0) | (i === 0 ? TEXT : 0), payload: GOOD.charAt(i) });
  });
  parts.splice(3, 0, frame({ first: FIN | PING }));
  return Buffer.concat(parts);
}

export const MALFORMED: Readonly<Record<string, () => Buffer>> = {
  'a frame that is not masked': () => frame({ first: FIN | TEXT, payload: GOOD, isMasked: false }),
  'a reserved opcode': () => frame({ first: FIN | 0x3, payload: GOOD }),
  'a reserved control opcode': () => frame({ first: FIN | 0xb }),
  'the first reserved bit': () => frame({ first: FIN | 0x40 | TEXT, payload: GOOD }),
  'the second reserved bit': () => frame({ first: FIN | 0x20 | TEXT, payload: GOOD }),
  'the third reserved bit': () => frame({ first: FIN | 0x10 | TEXT, payload: GOOD }),
  'a continuation of nothing': () => frame({ first: FIN, payload: GOOD }),
  'a message within a message': () => Buffer.concat([frame({ first: TEXT, payload: '{' }), text(GOOD)]),
  'a ping in pieces': () => frame({ first: PING, payload: 'x' }),
  'a ping that is too long': () => frame({ first: FIN | PING, payload: 'x'.repeat(200) }),
  'a close of one byte': () => frame({ first: FIN | CLOSE_FRAME, payload: 'x' }),
  'a close with a code that must not be sent': () =>
    frame({ first: FIN | CLOSE_FRAME, payload: Buffer.from([0x03, 0xed]) }),
  'a close whose reason is no UTF-8': () =>
    frame({ first: FIN | CLOSE_FRAME, payload: Buffer.from([0x03, 0xe8, 0xff, 0xfe]) }),
  'text that is no UTF-8': () => text(Buffer.from([0x7b, 0xff, 0xfe, 0xc0])),
  'a length of 2^63': () => frame({ first: FIN | TEXT, claimedLength: 2n ** 63n }),
  'a length of 4 GB': () => frame({ first: FIN | TEXT, claimedLength: 2n ** 32n }),
  'two megabytes of text': () => text(`{"speed": "${'9'.repeat(2 * 1024 * 1024)}"}`),
  'more than one message may have': () => text(`{"speed": 1, "filling": "${'x'.repeat(100_000)}"}`),
  'binary that is none of ours': () => frame({ first: FIN | BINARY, payload: randomBytes(500) }),
  'text that is empty': () => text(''),
  'text that is no JSON': () => text('{"speed": '),
  'JSON that is no object': () => text('[[[[null]]]]'),
  'JSON a thousand levels deep': () => text('['.repeat(20_000)),
  'names that mean something to JavaScript': () => text('{"__proto__": {"speed": 1}, "constructor": 1}'),
  'a good message in pieces': fragmented,
  'half a frame': () => text(GOOD).subarray(0, 20),
  noise: () => randomBytes(2_000),
};
