/** The kinds of clients that the server counts, as a reader knows them. */
const NAMES: Record<string, string> = {
  speed: 'Speed devices',
  live: 'Pages like this one',
  dashboard: 'Dashboard clients',
  'socketio:esp32': 'Sensors (Socket.IO)',
  'socketio:frontend': 'Viewers (Socket.IO)',
  socketio: 'Others (Socket.IO)',
};

/** Every kind of client with how many are connected, known kinds first and in their order; others by the server's name. */
export function clientCounts(clients: Readonly<Record<string, number>>): { name: string; count: number }[] {
  const known = Object.entries(NAMES).map(([kind, name]) => ({ name, count: clients[kind] ?? 0 }));
  const others = Object.entries(clients).filter(([kind]) => !Object.hasOwn(NAMES, kind));
  return [...known, ...others.map(([name, count]) => ({ name, count }))];
}
