import { SettingError } from './setting-error.js';
import type { DatabaseSettings } from './settings.js';

/** Turns the text of one setting into its value, or throws a {@link SettingError} that says what is accepted. */
export type SettingParser<T> = (name: string, text: string) => T;

export function numberIn(min: number, max: number): SettingParser<number> {
  return (name, text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new SettingError(name, text, `a number from ${min} to ${max}`);
  };
}

export function wholeNumberIn(min: number, max: number): SettingParser<number> {
  return (name, text) => {
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && value >= min && value <= max) return value;
    throw new SettingError(name, text, `a whole number from ${min} to ${max}`);
  };
}

export function oneOf<T extends string>(...accepted: readonly T[]): SettingParser<T> {
  return (name, text) => {
    const value = accepted.find((word) => word === text.trim());
    if (value !== undefined) return value;
    throw new SettingError(name, text, `one of: ${accepted.join(', ')}`);
  };
}

export const plainText: SettingParser<string> = (_name, text) => text.trim();

/** Origins as browsers send them (`https://board.example:8443`), comma-separated, or `*`. */
export const originList: SettingParser<readonly string[]> = (name, text) => {
  const origins = text.split(',').map((item) => item.trim());
  return origins.filter((item) => item !== '').map((item) => (item === '*' ? item : originOf(name, text, item)));
};

function originOf(name: string, text: string, item: string): string {
  const url = URL.canParse(item) ? new URL(item) : undefined;
  const isOrigin = url?.pathname === '/' && url.search === '' && /^https?:$/.test(url.protocol);
  if (isOrigin && !item.endsWith('/')) return url.origin;
  throw new SettingError(name, text, 'origins such as https://board.example:8443, comma-separated, or *');
}

/** URLs of HTTP streams, comma-separated. */
export const httpUrlList: SettingParser<readonly string[]> = (name, text) => {
  const urls = text.split(',').map((item) => item.trim());
  return urls.filter((item) => item !== '').map((item) => httpUrlOf(name, text, item));
};

function httpUrlOf(name: string, text: string, item: string): string {
  const url = URL.canParse(item) ? new URL(item) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.href;
  throw new SettingError(name, withoutCredentials(text), 'URLs such as http://host:3000/stream, comma-separated');
}

/** Everything up to the last @: a password may hold any character, even where it should have been escaped. */
function withoutCredentials(text: string): string {
  return text.replace(/\/\/.*@/s, '//***@');
}

const DATABASE_FORMS = 'sqlite:PATH or mysql://user:password@host:port/database';

/** `sqlite:PATH` or `mysql://…`; a password in it never reaches the error's message. */
export const databaseUrl: SettingParser<DatabaseSettings> = (name, text) => {
  const path = /^sqlite:(?<path>.+)$/.exec(text.trim())?.groups?.path;
  if (path !== undefined && !path.startsWith(':memory:')) return { kind: 'sqlite', path };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'mysql:' && url.hostname !== '' && url.pathname.length > 1) return { kind: 'mysql', url: text };
  throw new SettingError(name, withoutCredentials(text), DATABASE_FORMS);
};

/** A setting of a later version: naming it must not be silently without effect. */
export const notYet: SettingParser<undefined> = (name, text) => {
  if (text.trim() === '') return undefined;
  throw new SettingError(name, withoutCredentials(text), 'this version does not have the setting yet; leave it out');
};
