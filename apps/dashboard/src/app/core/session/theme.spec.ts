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

  it('goes first to what looks different, and round to the system again', () => {
    const theme = TestBed.inject(Theme);
    const seen = [0, 1, 2].map(() => {
      theme.advance();
      return theme.choice();
    });
    expect(seen).toEqual(['dark', 'light', 'system']);
  });

  it('is remembered', () => {
    TestBed.inject(Theme).choose('dark');
    expect(root.dataset.theme).toBe('dark');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).choice()).toBe('dark');
  });
});
