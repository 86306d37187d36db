import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeSqliteDriver } from './node-sqlite-driver.js';

let folder: string;
let path: string;
let driver: NodeSqliteDriver;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tachograph-sqlite-'));
  path = join(folder, 'test.db');
  driver = new NodeSqliteDriver(path);
  driver.exec('CREATE TABLE reading (id INTEGER PRIMARY KEY, value DOUBLE NOT NULL)');
});

afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true });
});

describe("Node's SQLite behind the methods that TypeORM calls", () => {
  it('tells how many rows a statement changed and the last id, as TypeORM reads them', () => {
    const insert = driver.prepare('INSERT INTO reading (value) VALUES (?), (?)');
    expect(insert.reader).toBe(false);
    expect(insert.run(1.5, 2.5)).toEqual({ changes: 2, lastInsertRowid: 2 });
  });

  it('answers rows as objects', () => {
    driver.prepare('INSERT INTO reading (value) VALUES (?)').run(1.5);
    const select = driver.prepare('SELECT id, value FROM reading WHERE value > ?');
    expect(select.reader).toBe(true);
    expect(select.all(1)).toEqual([{ id: 1, value: 1.5 }]);
    expect(select.all(2)).toEqual([]);
  });

  it('knows that an insert with RETURNING answers rows', () => {
    const insert = driver.prepare('INSERT INTO reading (value) VALUES (?) RETURNING id');
    expect(insert.reader).toBe(true);
    expect(insert.all(1)).toEqual([{ id: 1 }]);
  });

  it('answers a pragma', () => {
    expect(driver.pragma('journal_mode = WAL')).toEqual([{ journal_mode: 'wal' }]);
    expect(driver.pragma('user_version')).toEqual([{ user_version: 0 }]);
  });

  it('throws what SQLite says', () => {
    const insert = driver.prepare('INSERT INTO reading (id, value) VALUES (?, ?)');
    insert.run(1, 1);
    expect(() => insert.run(1, 1)).toThrow('UNIQUE constraint failed: reading.id');
    expect(() => driver.prepare('SELECT 1 FROM nowhere')).toThrow('no such table: nowhere');
  });

  it('keeps the data in the file', () => {
    driver.prepare('INSERT INTO reading (value) VALUES (?)').run(0.1 + 0.2);
    const other = new NodeSqliteDriver(path);
    expect(other.prepare('SELECT value FROM reading').all()).toEqual([{ value: 0.1 + 0.2 }]);
    other.close();
  });

  it('waits for the lock of another process no longer than told', () => {
    const other = new NodeSqliteDriver(path, { timeout: 0 });
    driver.exec('BEGIN IMMEDIATE');
    expect(() => other.exec('INSERT INTO reading (value) VALUES (1)')).toThrow('database is locked');
    driver.exec('ROLLBACK');
    other.exec('INSERT INTO reading (value) VALUES (1)');
    other.close();
    expect(driver.prepare('SELECT value FROM reading').all()).toEqual([{ value: 1 }]);
  });

  it('takes a rollback of what SQLite has rolled back itself, so that the next transaction is one of its own', () => {
    driver.exec('BEGIN');
    driver.prepare('INSERT OR ROLLBACK INTO reading (id, value) VALUES (1, 1)').run();
    expect(() => driver.prepare('INSERT OR ROLLBACK INTO reading (id, value) VALUES (1, 1)').run()).toThrow('UNIQUE');
    driver.prepare('ROLLBACK').run();
    driver.exec('BEGIN');
    driver.prepare('INSERT INTO reading (value) VALUES (2)').run();
    driver.prepare('ROLLBACK').run();
    expect(driver.prepare('SELECT value FROM reading').all()).toEqual([]);
  });

  it('can be used no more once it is closed', () => {
    const closed = new NodeSqliteDriver(path);
    closed.close();
    expect(() => closed.exec('SELECT 1')).toThrow('database is not open');
  });
});
