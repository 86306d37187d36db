import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { PageReload } from './page-reload';

describe('a page that loads itself anew', () => {
  const reload = jest.fn();
  const fetched = jest.fn<typeof fetch>();

  /** As after a load. */
  function page(): PageReload {
    TestBed.resetTestingModule();
    // Angular's own test bed needs the rest of the document.
    const document = new Proxy(globalThis.document, {
      get: (target, name) => {
        const value: unknown = name === 'location' ? { reload } : Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: document }] });
    return TestBed.inject(PageReload);
  }

  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    reload.mockReset();
    fetched.mockReset().mockImplementation(() => Promise.resolve({ ok: true } as Response));
    globalThis.fetch = fetched;
    AbortSignal.timeout = () => new AbortController().signal;
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits longer each time that it did not help', async () => {
    for (const pause of [5_000, 10_000, 20_000]) {
      reload.mockReset();
      page().soon();
      await jest.advanceTimersByTimeAsync(pause - 1);
      expect(reload).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      expect(reload).toHaveBeenCalledTimes(1);
    }
  });

  it('begins with the short pause again once a page lived for ten minutes', async () => {
    for (let time = 0; time < 6; time += 1) page().soon();
    await jest.advanceTimersByTimeAsync(600_000);
    reload.mockReset();
    page().soon();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reloads once, however many errors there are', async () => {
    const one = page();
    for (let error = 0; error < 10; error += 1) one.soon();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('stays as it is until the server answers', async () => {
    fetched.mockImplementation(() => Promise.reject(new TypeError('no answer')));
    page().soon();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(reload).not.toHaveBeenCalled();
    fetched.mockImplementation(() => Promise.resolve({ ok: true } as Response));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
