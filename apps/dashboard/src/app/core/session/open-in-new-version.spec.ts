import { DOCUMENT, Injector, runInInjectionContext } from '@angular/core';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import { AppVersion } from './app-version';
import { openInNewVersion } from './open-in-new-version';

describe('a page whose code can not be loaded', () => {
  const assign = jest.fn();
  const isOld = jest.fn<AppVersion['isOld']>();

  beforeEach(() => assign.mockReset());

  async function fail(navigated = true): Promise<void> {
    const providers = [
      { provide: DOCUMENT, useValue: { location: { assign } } },
      { provide: AppVersion, useValue: { isOld } },
      { provide: Router, useValue: { navigated } },
    ];
    await runInInjectionContext(Injector.create({ providers }), () => openInNewVersion({ url: '/devices?q=a' }));
  }

  it('is opened in the new version, where the server has one', async () => {
    isOld.mockResolvedValue(true);
    await fail();
    expect(assign.mock.calls).toEqual([['/devices?q=a']]);
  });

  it('leaves everything as it is where the version is the same, the server is away, or nothing was open before', async () => {
    isOld.mockResolvedValueOnce(false);
    await fail();
    isOld.mockRejectedValueOnce(new Error('the server does not answer'));
    await fail();
    isOld.mockResolvedValue(true);
    await fail(false);
    expect(assign).not.toHaveBeenCalled();
  });
});
