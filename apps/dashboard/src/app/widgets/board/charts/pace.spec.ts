import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { paced } from './pace';

describe('a signal at a pace', () => {
  const source = signal(0);
  const pause = signal(250);
  let isHidden = false;

  beforeEach(() => {
    jest.useFakeTimers();
    isHidden = false;
    Object.defineProperty(document, 'hidden', { get: () => isHidden, configurable: true });
    source.set(0);
    pause.set(250);
  });

  afterEach(() => jest.useRealTimers());

  const follow = () => TestBed.runInInjectionContext(() => paced(source, pause));
  const pass = (time: number) => {
    TestBed.tick();
    jest.advanceTimersByTime(time);
  };

  it('has the value at once, and then the latest every so often', () => {
    const slow = follow();
    expect(slow()).toBe(0);
    source.set(1);
    pass(0);
    expect(slow()).toBe(1);
    source.set(2);
    pass(100);
    source.set(3);
    pass(100);
    expect(slow()).toBe(1);
    pass(250);
    expect(slow()).toBe(3);
  });

  it('is sooner where the pause becomes less', () => {
    pause.set(2_000);
    const slow = follow();
    pass(0);
    source.set(5);
    pass(500);
    expect(slow()).toBe(0);
    pause.set(250);
    pass(0);
    expect(slow()).toBe(5);
  });

  it('stands still while the tab is hidden, and catches up when it is seen', () => {
    const slow = follow();
    pass(0);
    isHidden = true;
    source.set(7);
    pass(5_000);
    expect(slow()).toBe(0);
    isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(slow()).toBe(7);
  });
});
