/**
 * Devices that send at a steady rate, in a process of their own: argv is the URL of the server, the number of devices and
 * readings a second of each. Runs until it is ended; prints "sending" once all are connected.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';

const [url = '', devices = '1', perSecond = '1'] = process.argv.slice(2);
const TICK_MS = 5;

const sockets = await Promise.all(
  Array.from({ length: Number(devices) }, async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/speed`, { perMessageDeflate: false });
    await once(socket, 'open');
    socket.resume();
    return socket;
  }),
);
console.log('sending');

/** Spread evenly over the second: device after device. */
const total = Number(perSecond) * sockets.length;
const from = performance.now();
let sent = 0;
setInterval(() => {
  const due = ((performance.now() - from) / 1000) * total;
  for (; sent < due; sent++) {
    const device = sent % sockets.length;
    const speed = sent % 250;
    sockets[device]?.send(`{"speed":${speed},"device_id":"car-${device}","timestamp":${Date.now()}}`);
  }
}, TICK_MS);
