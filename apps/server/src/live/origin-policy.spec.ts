import { readSettings } from '../platform/config/index.js';
import { OriginPolicy } from './origin-policy.js';

const policy = (environment: Record<string, string> = {}) => new OriginPolicy(readSettings(environment));
const HOST = '127.0.0.1:8765';

describe('a web page may talk to the server', () => {
  it('if it is no web page at all: a client that sends no Origin', () => {
    expect(policy().allows(undefined, HOST)).toBe(true);
    expect(policy({ HOST: '0.0.0.0' }).allows(undefined, 'tacho.example')).toBe(true);
  });

  it.each([
    'http://localhost:4200',
    'http://127.0.0.1:8765',
    'https://127.8.9.10',
    'http://[::1]:3000',
    'http://app.localhost:8080',
    'HTTP://LOCALHOST',
  ])('if it comes from loopback: %s', (origin) => {
    expect(policy().allows(origin, HOST)).toBe(true);
    expect(policy({ HOST: '0.0.0.0' }).allows(origin, 'tacho.example:8765')).toBe(true);
  });

  it('if it comes from this server itself', () => {
    const open = policy({ HOST: '0.0.0.0' });
    expect(open.allows('http://192.168.1.5:8765', '192.168.1.5:8765')).toBe(true);
    expect(open.allows('https://tacho.example', 'tacho.example')).toBe(true);
  });

  it('not if it comes from another port of the same host', () => {
    expect(policy({ HOST: '0.0.0.0' }).allows('http://192.168.1.5:9000', '192.168.1.5:8765')).toBe(false);
  });

  it('if the operator named its origin, exactly', () => {
    const listed = policy({ CORS_ORIGINS: 'https://board.example:8443,http://car.local' });
    expect(listed.allows('https://board.example:8443', HOST)).toBe(true);
    expect(listed.allows('http://car.local', HOST)).toBe(true);
    expect(listed.allows('http://board.example:8443', HOST)).toBe(false);
    expect(listed.allows('https://board.example', HOST)).toBe(false);
    expect(listed.allows('https://sub.board.example:8443', HOST)).toBe(false);
  });

  it('from anywhere with *', () => {
    const any = policy({ CORS_ORIGINS: '*' });
    for (const origin of ['https://evil.example', 'null', 'file://']) expect(any.allows(origin, HOST)).toBe(true);
  });

  it.each([
    'https://evil.example',
    'null',
    'file://',
    '',
    'nonsense',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil-localhost',
    'http://localhost@evil.example',
    'http://10.0.0.1',
    'chrome-extension://abcdef',
  ])('not from %j', (origin) => {
    expect(policy().allows(origin, HOST)).toBe(false);
    expect(policy({ CORS_ORIGINS: 'https://board.example' }).allows(origin, HOST)).toBe(false);
  });

  it('not from itself under a name that was pointed at this machine (DNS rebinding)', () => {
    expect(policy().allows('http://evil.example:8765', 'evil.example:8765')).toBe(false);
  });
});

describe('a server on loopback answers', () => {
  it.each([
    '127.0.0.1:8765',
    'localhost:8765',
    'localhost',
    '[::1]:8765',
    'tacho.localhost:8765',
    'LOCALHOST:80',
    undefined,
  ])('when it is called %p', (host) => {
    for (const listensOn of ['127.0.0.1', 'localhost', '::1'])
      expect(policy({ HOST: listensOn }).allowsHost(host)).toBe(true);
  });

  it.each(['evil.example:8765', 'evil.example', '127.0.0.1.evil.example:8765', '192.168.1.5:8765', ''])(
    'not when it is called %j, by a foreign page that points its own domain here',
    (host) => {
      for (const listensOn of ['127.0.0.1', 'localhost', '::1'])
        expect(policy({ HOST: listensOn }).allowsHost(host)).toBe(false);
    },
  );

  it('when it is called by a name that the operator named, as a proxy does', () => {
    const proxied = policy({ CORS_ORIGINS: 'https://tacho.example,http://car.local:8080' });
    expect(proxied.allowsHost('tacho.example')).toBe(true);
    expect(proxied.allowsHost('car.local:8080')).toBe(true);
    expect(proxied.allowsHost('car.local')).toBe(false);
    expect(policy({ CORS_ORIGINS: '*' }).allowsHost('evil.example')).toBe(true);
  });
});

describe('a server on the network', () => {
  it('answers by any name', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5'])
      expect(policy({ HOST: host }).allowsHost('tacho.example')).toBe(true);
  });
});
