import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { NOON } from '../../../testing/readings';
import { LiveConnection } from '../live/live-connection';
import { ConnectionNews } from './connection-news';
import { Notifications } from './notifications';

describe('the news of the connection', () => {
  const isOpen = signal(false);

  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers({ now: NOON });
    isOpen.set(false);
    TestBed.configureTestingModule({
      providers: [{ provide: LiveConnection, useValue: { isLive: computed(() => isOpen()) } }],
    });
    TestBed.inject(ConnectionNews);
    TestBed.tick();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const told = () => TestBed.inject(Notifications).all();
  const is = (open: boolean, forMs: number) => {
    isOpen.set(open);
    TestBed.tick();
    jest.advanceTimersByTime(forMs);
  };

  it('say nothing of a first connection, however late, nor of a short loss', () => {
    is(false, 60_000);
    is(true, 1_000);
    is(false, 5_000);
    is(true, 60_000);
    expect(told()).toEqual([]);
  });

  it('tell of a longer loss, and how it ended, in one entry each', () => {
    is(true, 1_000);
    is(false, 42_000);
    expect(told()).toMatchObject([{ level: 'caution', title: 'No connection', at: NOON + 1_000 }]);
    is(true, 1_000);
    expect(told()).toMatchObject([{ level: 'good', title: 'Connected again', text: 'After 42 s without.' }]);
    is(false, 20_000);
    expect(told()).toHaveLength(2);
  });
});
