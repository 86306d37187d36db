import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { AppVersion } from './app-version';

const page = (main: string) => `<script src="theme-boot.js"></script><script src="${main}" type="module"></script>`;

describe('the version of the app', () => {
  const fetched = globalThis.fetch;

  beforeEach(() => {
    document.head.innerHTML = page('main-MXMH3R3I.js');
  });

  afterEach(() => {
    document.head.innerHTML = '';
    globalThis.fetch = fetched;
  });

  const serverHas = (main: string) => {
    globalThis.fetch = jest
      .fn<typeof fetch>()
      .mockResolvedValue({ ok: true, text: () => Promise.resolve(page(main)) } as Response);
  };

  it('is named by its first file, which another one calls otherwise', async () => {
    const version = TestBed.inject(AppVersion);
    expect(version.name).toBe('main-MXMH3R3I.js');
    serverHas('main-MXMH3R3I.js');
    expect(await version.isOld()).toBe(false);
    serverHas('main-a_-2B3c4.js');
    expect(await version.isOld()).toBe(true);
  });

  it('has no name while the app is developed', () => {
    document.head.innerHTML = page('main.js');
    expect(TestBed.inject(AppVersion).name).toBeNull();
  });
});
