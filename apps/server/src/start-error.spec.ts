import { readSettings, SettingError } from './platform/config/index.js';
import { explainStartError } from './start-error.js';

const MYSQL = readSettings({ DATABASE_URL: 'mysql://root:secret@db.example:3307/readings' });
const SQLITE = readSettings({ DATABASE_URL: 'sqlite:/data/tachograph.db', HOST: '10.0.0.9', PORT: '80' });

const failure = (code: string, message = code) => Object.assign(new Error(message), { code });

describe('a start that fails', () => {
  it('says of a bad setting what the setting says of itself', () => {
    expect(explainStartError(new SettingError('PORT', 'x', 'a number'), undefined)).toBe(
      'PORT=x is not accepted: a number',
    );
  });

  it.each([
    ['EADDRINUSE', 'port 80 is taken: stop what listens there, or set PORT'],
    ['EADDRNOTAVAIL', 'HOST=10.0.0.9 is no address of this machine: set HOST'],
    ['EACCES', 'port 80 needs more rights: set PORT to one above 1023'],
  ])('names what %s is about and what to set', (code, line) => {
    expect(explainStartError(Object.assign(failure(code), { syscall: 'listen' }), SQLITE)).toBe(line);
  });

  it('knows a folder that can not be written from a port that can not be taken', () => {
    const line = explainStartError(Object.assign(failure('EACCES'), { syscall: 'mkdir' }), SQLITE);
    expect(line).toContain("the database at /data/tachograph.db can't be used");
  });

  it('knows a HOST that is no name from a database that is none', () => {
    const error = Object.assign(failure('ENOTFOUND'), { syscall: 'getaddrinfo' });
    expect(explainStartError(Object.assign(error, { hostname: '10.0.0.9' }), SQLITE)).toContain('set HOST');
    expect(explainStartError(Object.assign(error, { hostname: 'db.example' }), MYSQL)).toContain('DATABASE_URL');
  });

  it.each([
    ['ECONNREFUSED', 'start it'],
    ['ENOTFOUND', 'correct DATABASE_URL'],
    ['ER_ACCESS_DENIED_ERROR', 'correct the user and password'],
    ['ER_DBACCESS_DENIED_ERROR', 'correct the user and password'],
    ['ER_BAD_DB_ERROR', 'CREATE DATABASE'],
    ['ER_SOMETHING_ELSE', 'belongs to Tachograph and can be written'],
  ])('says where the database is and, for %s, what to do, without the password', (code, advice) => {
    const line = explainStartError(failure(code), MYSQL);
    expect(line).toContain('db.example:3307/readings');
    expect(line).toContain(advice);
    expect(line).not.toContain('secret');
  });

  it('names the file of an SQLite database', () => {
    expect(explainStartError(new Error('unable to open database file'), SQLITE)).toBe(
      "the database at /data/tachograph.db can't be used (unable to open database file): " +
        'see that DATABASE_URL names a database that belongs to Tachograph and can be written',
    );
  });

  it('copes with what is no error', () => {
    expect(explainStartError('odd', undefined)).toBe('odd');
  });
});
