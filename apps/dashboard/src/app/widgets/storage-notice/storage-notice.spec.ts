import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { LiveStats, StorageHealth } from '@tachograph/contracts';
import { NOON, stats } from '../../../testing/readings';
import { LiveConnection } from '../../core/live/live-connection';
import { StorageNotice } from './storage-notice';

const AWAY: StorageHealth = {
  state: 'journal',
  waiting: 1_234,
  waitingSince: new Date(NOON).toISOString(),
  journal: { bytes: 1, limitBytes: 2 },
};

describe('the storage notice', () => {
  const last = signal<LiveStats | null>(null);
  const isLive = signal(true);
  let fixture: ComponentFixture<StorageNotice>;
  let notice: HTMLElement;

  beforeEach(() => {
    last.set(null);
    isLive.set(true);
    TestBed.configureTestingModule({ providers: [{ provide: LiveConnection, useValue: { stats: last, isLive } }] });
    fixture = TestBed.createComponent(StorageNotice);
    notice = fixture.nativeElement as HTMLElement;
  });

  async function say(storage: StorageHealth): Promise<void> {
    last.set(stats({ storage }));
    await fixture.whenStable();
  }

  const shown = () => notice.querySelector('[data-testid=storage-notice]')?.textContent;
  const announced = (role: string) => notice.querySelector(`[role=${role}]`)?.textContent;

  it('is not there while all is well', async () => {
    await say(stats().storage);
    expect(shown()).toBeUndefined();
    expect(notice.textContent.trim()).toBe('');
  });

  it('says what waits, calmly', async () => {
    await say(AWAY);
    expect(shown()).toContain('1,234 readings wait on disk');
    expect(announced('status')).not.toBe('');
    expect(announced('alert')).toBe('');
  });

  it('raises its voice only where nothing is stored', async () => {
    await say({ ...AWAY, state: 'refusing' });
    expect(announced('alert')).toBe('nothing is stored at the moment');
    expect(announced('status')).toBe('');
  });

  it('claims nothing without a connection', async () => {
    await say(AWAY);
    isLive.set(false);
    await fixture.whenStable();
    expect(shown()).toBeUndefined();
  });
});
