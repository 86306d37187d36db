import { isRefusal } from './is-refusal.js';

const error = (fields: object) => Object.assign(new Error('no'), fields);

describe('an error of the database', () => {
  it.each([
    ['a value that does not fit, in MySQL', { errno: 1264, sqlState: '22003' }],
    ['a constraint, in MySQL', { errno: 1062, sqlState: '23000' }],
    ['a CHECK constraint, in MySQL 8', { errno: 3819, sqlState: 'HY000' }],
    ['a trigger', { errno: 1644, sqlState: '45000' }],
    ['a constraint, in SQLite', { errcode: 1299 }],
  ])('speaks of the data: %s', (_what, fields) => {
    expect(isRefusal(error(fields))).toBe(true);
  });

  it.each([
    ['nobody listens', { code: 'ECONNREFUSED', errno: -111 }],
    ['the connection is lost', { code: 'PROTOCOL_CONNECTION_LOST' }],
    ['a deadlock', { errno: 1213, sqlState: '40001' }],
    ['the disk of MySQL is full', { errno: 1114, sqlState: 'HY000' }],
    ['a database that is read only', { errno: 1290, sqlState: 'HY000' }],
    ['SQLite is locked', { errcode: 5 }],
    ['the disk of SQLite is full', { errcode: 13 }],
    ['it took too long', {}],
  ])('speaks of the database: %s', (_what, fields) => {
    expect(isRefusal(error(fields))).toBe(false);
  });
});
