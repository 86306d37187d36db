import { TestBed } from '@angular/core/testing';
import { Theme } from './theme';

describe('the theme', () => {
  const root = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete root.dataset.theme;
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
  });

  it('follows the system until the reader chooses', () => {
    expect(TestBed.inject(Theme).scheme()).toBe('light');
    expect(root.dataset.theme).toBeUndefined();
  });

  it('is what the reader chooses, and the system’s again', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('dark');
    expect(theme.scheme()).toBe('dark');
    theme.choose('system');
    expect(theme.scheme()).toBe('light');
    expect(root.dataset.theme).toBeUndefined();
  });

  it('is remembered', () => {
    TestBed.inject(Theme).choose('dark');
    expect(root.dataset.theme).toBe('dark');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).choice()).toBe('dark');
  });
});
