/** @jest-environment node */
import { clientCounts } from './client-names';

describe('the connected clients', () => {
  it('are named as a reader knows them, those that are not there too', () => {
    const counts = clientCounts({ live: 2, 'socketio:esp32': 1 });
    expect(counts).toContainEqual({ name: 'Pages like this one', count: 2 });
    expect(counts).toContainEqual({ name: 'Sensors (Socket.IO)', count: 1 });
    expect(counts).toContainEqual({ name: 'Speed devices', count: 0 });
  });

  it('keep the server’s name where it has a kind that this page does not know', () => {
    expect(clientCounts({ stream: 3 }).at(-1)).toEqual({ name: 'stream', count: 3 });
  });
});
