import { TestBed } from '@angular/core/testing';
import type { ConnectionEntry } from '@tachograph/contracts';
import { aWidget } from '../../../../../testing/fake-board';
import { NOON } from '../../../../../testing/readings';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { ConnectionsWidget } from './connections';

const ENTRY: ConnectionEntry = {
  ...{ id: 'c1', channel: 'speed', device_id: HOSTILE, address: '127.0.0.1' },
  ...{ connected_at: new Date(NOON).toISOString(), messages_in: 1, messages_out: 1 },
};

describe('the connections of a dashboard', () => {
  let answer: () => Promise<unknown>;

  beforeEach(() => {
    answer = () => Promise.resolve({ ok: true, json: () => Promise.resolve({ count: 1, data: [ENTRY] }) });
    Object.assign(globalThis, { fetch: () => answer() });
  });
  afterEach(() => TestBed.resetTestingModule());

  async function answered() {
    const { settle } = await showWidget(ConnectionsWidget, aWidget('connections', { channels: [] }));
    await new Promise((resolve) => setTimeout(resolve));
    return settle();
  }

  it('are listed with how many they are, called as they call themselves, and lead to all of them', async () => {
    const page = await answered();
    expect(textsOf(page, '[data-testid=value]')).toEqual(['1']);
    expect(textsOf(page, '.name, .kind')).toEqual([HOSTILE, 'speed device']);
    expect(page.querySelector('img')).toBeNull();
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/clients');
    expect(TestBed.inject(WidgetStatus).age()?.words).toBe('live');
  });

  it('are not invented where the server does not answer', async () => {
    answer = () => Promise.reject(new TypeError('failed to fetch'));
    const page = await answered();
    expect(textsOf(page, '[data-testid=value]')).toEqual([]);
    expect(TestBed.inject(WidgetStatus).state()).toMatchObject({ kind: 'failed', why: 'the server does not answer' });
  });
});
