import type { Socket } from 'node:net';

/** An IPv4 address as a socket that listens on both kinds reports it. */
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/** Where a socket's other side is: one text for one address, whichever way it came; empty once the socket is gone. */
export function peerAddress({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): string {
  return remoteAddress.replace(MAPPED, '');
}
