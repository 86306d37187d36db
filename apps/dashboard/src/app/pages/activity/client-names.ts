/** The kinds of clients that the server counts, as a reader knows them. */
const NAMES: Record<string, string> = {
  speed: $localize`Speed devices`,
  live: $localize`Pages like this one`,
  dashboard: $localize`Dashboard clients`,
  'socketio:esp32': $localize`Sensors (Socket.IO)`,
  'socketio:frontend': $localize`Viewers (Socket.IO)`,
  socketio: $localize`Others (Socket.IO)`,
};

/** Every kind of client with how many are connected, known kinds first and in their order; others by the server's name. */
export function clientCounts(clients: Readonly<Record<string, number>>): { name: string; count: number }[] {
  const known = Object.entries(NAMES).map(([kind, name]) => ({ name, count: clients[kind] ?? 0 }));
  const others = Object.entries(clients).filter(([kind]) => !Object.hasOwn(NAMES, kind));
  return [...known, ...others.map(([name, count]) => ({ name, count }))];
}
