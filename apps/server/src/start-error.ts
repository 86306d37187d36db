import { SettingError, type Settings } from './platform/config/index.js';

const NETWORK_CODES = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'];

/** Why the server can't start, in one line that says what to do about it. */
export function explainStartError(error: unknown, settings: Settings | undefined): string {
  if (error instanceof SettingError || settings === undefined) return messageOf(error);
  const code = codeOf(error);
  if (isOfListening(error, settings)) return explainListenError(error, code, settings);
  return `the database at ${placeOf(settings)} can't be used (${messageOf(error)}): ${adviceFor(code)}`;
}

/** Listening fails in a system call of its own, or in looking up the name in HOST; the rest is the database's. */
function isOfListening(error: unknown, { host }: Settings): boolean {
  if (!(error instanceof Error) || !('syscall' in error)) return false;
  const looksUpHost = error.syscall === 'getaddrinfo' && 'hostname' in error && error.hostname === host;
  return error.syscall === 'listen' || error.syscall === 'bind' || looksUpHost;
}

function explainListenError(error: unknown, code: string | undefined, settings: Settings): string {
  if (code === 'EADDRINUSE') return `port ${settings.port} is taken: stop what listens there, or set PORT`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${settings.host} is no address of this machine: set HOST`;
  if (code === 'EACCES') return `port ${settings.port} needs more rights: set PORT to one above 1023`;
  return `HOST=${settings.host}, PORT=${settings.port} can't be listened on: ${messageOf(error)}`;
}

function adviceFor(code: string | undefined): string {
  if (code !== undefined && NETWORK_CODES.includes(code)) return 'start it, or correct DATABASE_URL';
  if (code?.startsWith('ER_ACCESS_DENIED') || code === 'ER_DBACCESS_DENIED_ERROR')
    return 'correct the user and password in DATABASE_URL';
  if (code === 'ER_BAD_DB_ERROR') return 'create it (CREATE DATABASE …), or correct DATABASE_URL';
  return 'see that DATABASE_URL names a database that belongs to Tachograph and can be written';
}

/** Where the database is, without user and password. */
function placeOf({ database }: Settings): string {
  if (database.kind === 'sqlite') return database.path;
  const { host, pathname } = new URL(database.url);
  return `${host}${pathname}`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
