/**
 * The older app's way: one INSERT for each message, awaited, then the echo. argv is the database as DATABASE_URL names it.
 * Durable as ours: MariaDB with its defaults, SQLite in WAL mode with FULL syncs. Prints its URL.
 */
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2/promise';
import { WebSocketServer } from 'ws';

type Insert = (speed: number, timestamp: string) => Promise<unknown>;

const CREATE = 'CREATE TABLE speed_data_old (id INTEGER PRIMARY KEY';

function intoSqlite(path: string): Insert {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(`${CREATE}, speed REAL, timestamp TEXT)`);
  const insert = database.prepare('INSERT INTO speed_data_old (speed, timestamp) VALUES (?, ?)');
  return (speed, timestamp) => Promise.resolve(insert.run(speed, timestamp));
}

async function intoMysql(uri: string): Promise<Insert> {
  const pool = createPool({ uri });
  await pool.query(`${CREATE} AUTO_INCREMENT, speed DOUBLE, timestamp VARCHAR(64))`);
  return (speed, timestamp) =>
    pool.execute('INSERT INTO speed_data_old (speed, timestamp) VALUES (?, ?)', [speed, timestamp]);
}

const [database = ''] = process.argv.slice(2);
const insert = database.startsWith('sqlite:')
  ? intoSqlite(database.slice('sqlite:'.length))
  : await intoMysql(database);

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const reading = JSON.parse(data.toString()) as { speed: number; timestamp: string };
    void insert(reading.speed, reading.timestamp).then(() => {
      socket.send(JSON.stringify(reading));
    });
  });
});
server.on('listening', () => console.log(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));
