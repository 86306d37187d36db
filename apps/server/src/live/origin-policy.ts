import { Injectable } from '@nestjs/common';
import { Settings } from '../platform/config/index.js';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Which web pages may talk to this server. A client that is no browser sends no Origin and is let in. A page is let in
 * if it comes from this server itself, from loopback, or from an origin that the operator named.
 */
@Injectable()
export class OriginPolicy {
  constructor(private readonly settings: Settings) {}

  /**
   * @param origin the request's Origin header
   * @param host its Host header
   */
  allows(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined || this.settings.corsOrigins.includes('*')) return true;
    if (this.settings.corsOrigins.includes(origin)) return true;
    const page = URL.canParse(origin) ? new URL(origin) : undefined;
    if (page === undefined) return false;
    return LOOPBACK.test(page.hostname) || (page.host === host && this.allowsHost(host));
  }

  /**
   * A server on loopback is called by a loopback name, or by one that the operator named: any other Host means that a
   * foreign page has pointed its own domain at this machine (DNS rebinding).
   */
  allowsHost(host: string | undefined): boolean {
    const { corsOrigins, host: listensOn } = this.settings;
    if (host === undefined || corsOrigins.includes('*') || !LOOPBACK.test(hostnameOf(listensOn))) return true;
    return LOOPBACK.test(hostnameOf(host)) || corsOrigins.some((origin) => new URL(origin).host === host);
  }
}

/** The name in a Host header or a HOST setting, without its port; an IPv6 address in brackets. */
function hostnameOf(host: string): string {
  if (host === '::1') return '[::1]';
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : host;
}
