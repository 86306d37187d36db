import { TestBed } from '@angular/core/testing';
import type { SubmittedReading } from '@tachograph/contracts';
import { aWidget } from '../../../../../testing/fake-board';
import { reading } from '../../../../../testing/readings';
import { showWidget, textsOf, type ShownWidget } from '../../../../../testing/show-widget';
import { SubmissionsApi } from '../../../../core/api/submissions-api';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { CounterWidget } from './counter';

describe('the counter of a dashboard', () => {
  let sent: unknown[];
  let refusal: Error | null;
  let shown: ShownWidget<CounterWidget>;

  beforeEach(async () => {
    sent = [];
    refusal = null;
    const submit = ({ value }: SubmittedReading) => {
      if (refusal) return Promise.reject(refusal);
      sent.push(value);
      return Promise.resolve();
    };
    TestBed.configureTestingModule({ providers: [{ provide: SubmissionsApi, useValue: { submit } }] });
    shown = await showWidget(CounterWidget, aWidget('counter', { channels: [] }));
  });

  const press = (label: string) => {
    const page = shown.fixture.nativeElement as HTMLElement;
    [...page.querySelectorAll<HTMLElement>('button')]
      .find((button) => (button.getAttribute('aria-label') ?? button.textContent).includes(label))
      ?.click();
  };
  const count = async () => textsOf(await shown.settle(), '[data-testid=value]')[0];

  it('shows what the server has, not what was pressed', async () => {
    expect(await count()).toBe('0');
    press('more');
    expect(await count()).toBe('0');
    shown.data.shownNewest.data.set([reading(1, { device: 'demo', channel: 'counter', value: 1 })]);
    expect(await count()).toBe('1');
  });

  it('counts each of several quick presses, each from the one before it', async () => {
    shown.data.shownNewest.data.set([reading(1, { device: 'demo', channel: 'counter', value: 5 })]);
    await shown.settle();
    for (const label of ['more', 'more', 'less', 'Reset', 'less']) press(label);
    await shown.settle();
    expect(sent).toEqual([6, 7, 6, 0, -1]);
  });

  it('says why a press did not count, and counts on from what is stored', async () => {
    refusal = new Error('the server does not answer');
    press('more');
    await shown.settle();
    expect(textsOf(await shown.settle(), '[role=status]')).toEqual([
      'This press was not counted: the server does not answer',
    ]);
    refusal = null;
    press('more');
    await shown.settle();
    expect(sent).toEqual([1]);
  });

  it('is not stale for want of presses', async () => {
    shown.data.shownNewest.age.set({ kind: 'stale', words: 'stale since 12:00:00', at: 0 });
    await shown.settle();
    expect(TestBed.inject(WidgetStatus).age()?.words).toBe('live');
    shown.data.shownNewest.age.set({ kind: 'lost', words: 'no connection: as of 12:00:00', at: 0 });
    expect(TestBed.inject(WidgetStatus).age()?.words).toBe('no connection: as of 12:00:00');
  });

  it('can be pressed in the present alone', async () => {
    shown.time.mode.set('replay');
    const page = await shown.settle();
    expect([...page.querySelectorAll('button')].map(({ disabled }) => disabled)).toEqual([true, true, true]);
    expect(textsOf(page, '[role=status]')).toEqual(['Counts only in the present.']);
  });
});
