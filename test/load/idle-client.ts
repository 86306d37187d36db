/**
 * Connections that do nothing, in a process of their own: argv is the URL of a WebSocket and how many. They come from several
 * addresses of loopback. Says so once all of them are open, and holds them until it is ended.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const [address = '', count = '0'] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(address);
const AT_ONCE = 100;
const PER_ADDRESS = 2_000;

const UPGRADE = [
  `GET ${pathname} HTTP/1.1`,
  `Host: ${hostname}:${port}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
].join('\r\n');

async function open(_: unknown, index: number): Promise<Socket> {
  const localAddress = `127.0.0.${2 + Math.floor(index / PER_ADDRESS)}`;
  const socket = connect({ host: hostname, port: Number(port), localAddress });
  socket.write(`${UPGRADE}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (!answer.toString().startsWith('HTTP/1.1 101')) throw new Error(answer.toString());
  return socket;
}

const sockets: Socket[] = [];
while (sockets.length < Number(count)) {
  const from = sockets.length;
  const next = Math.min(AT_ONCE, Number(count) - from);
  sockets.push(...(await Promise.all(Array.from({ length: next }, (_, index) => open(_, from + index)))));
}
console.log('all are there');
setInterval(() => sockets.length, 60_000);
