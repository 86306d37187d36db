import { peerAddress } from './peer-address.js';

describe('the address of a peer', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7'],
    ['::ffff:192.168.1.7', '192.168.1.7'],
    ['::FFFF:192.168.1.7', '192.168.1.7'],
    ['::1', '::1'],
    ['fe80::ffff:1', 'fe80::ffff:1'],
    [undefined, ''],
  ])('%p is %p', (remoteAddress, address) => {
    expect(peerAddress({ remoteAddress })).toBe(address);
  });
});
