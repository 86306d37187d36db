import { IDENTIFIER_MAX_LENGTH } from '@tachograph/contracts';

const DEFAULT_PORTS: Partial<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The URL as it may be shown: without user and password, and without a query, which may hold a key. */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

/** The device that the readings of a stream belong to: `stream:<host>:<port>`, the port always named. */
export function streamDevice(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `stream:${hostname}:${port || DEFAULT_PORTS[protocol]}`.slice(0, IDENTIFIER_MAX_LENGTH);
}
