import { Component, ErrorHandler, inject, input, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Widget } from '@tachograph/contracts';
import { BoardData } from '../../../core/board/board-data';
import { WidgetStatus } from '../../../core/board/widget-status';
import { AppErrors } from '../../../core/session/app-errors';
import { FakeView, aWidget, provideFakeBoard } from '../../../../testing/fake-board';
import { KINDS } from '../widget-kinds';
import { WidgetFrame } from './widget-frame';

const view = new FakeView(0);
const isBroken = signal(false);

@Component({ selector: 'tg-probe', template: `<p class="drawn">{{ words() }}</p>` })
class Probe {
  readonly widget = input.required<Widget>();

  constructor() {
    inject(BoardData);
    inject(WidgetStatus).follow(view);
  }

  protected words(): string {
    if (isBroken()) throw new Error('out of ink');
    return `drawn: ${this.widget().id}`;
  }
}

describe('the frame of a widget', () => {
  let fixture: ComponentFixture<WidgetFrame>;
  let page: HTMLElement;
  const entry = KINDS.find(({ kind }) => kind === 'number');
  const load = jest.fn<() => Promise<typeof Probe>>();

  beforeEach(() => {
    view.state.set({ kind: 'ready' });
    view.age.set({ kind: 'live', words: 'live', at: 0 });
    view.retries = 0;
    isBroken.set(false);
    load.mockReset().mockResolvedValue(Probe);
    if (entry) jest.spyOn(entry, 'load').mockImplementation(load);
    jest.spyOn(console, 'error').mockReturnValue();
    TestBed.configureTestingModule({
      providers: [provideFakeBoard(), { provide: ErrorHandler, useExisting: AppErrors }],
      rethrowApplicationErrors: false,
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  async function show(widget: Widget): Promise<void> {
    fixture = TestBed.createComponent(WidgetFrame);
    fixture.componentRef.setInput('widget', widget);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }

  const text = (selector: string) => page.querySelector(selector)?.textContent.trim();
  const stead = () => page.querySelector<HTMLElement>('[data-testid=widget-stead]')?.dataset.stead;

  async function press(words: string): Promise<void> {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await fixture.whenStable();
  }

  it('says what it shows, and how fresh that is, in words', async () => {
    view.age.set({ kind: 'stale', words: 'stale since 14:03:11', at: 0 });
    await show(aWidget('number', { channels: ['a/x', 'b/x', 'c/x', 'd/x'] }));
    expect(text('h2')).toBe('a · x, b · x and 2 more');
    expect(text('[data-age=stale]')).toBe('stale since 14:03:11');
    expect(text('.drawn')).toBe('drawn: w1');
  });

  it('has the title that it was given, or the name of its kind where it shows no channel', async () => {
    await show({ ...aWidget('number'), title: '<b>Speed</b>' });
    expect(text('h2')).toBe('<b>Speed</b>');
    await show(aWidget('number', { channels: [] }));
    expect(text('h2')).toBe(entry?.name);
  });

  it('holds the place while the first answer is awaited, and what is known while the next one is', async () => {
    view.state.set({ kind: 'loading' });
    await show(aWidget('number'));
    expect(text('[data-testid=widget-loading]')).toBe('loading…');
    view.state.set({ kind: 'ready' });
    await fixture.whenStable();
    view.state.set({ kind: 'loading' });
    await fixture.whenStable();
    expect(page.querySelector('[data-testid=widget-loading]')).toBeNull();
  });

  it('says why there is no answer, and asks again', async () => {
    view.state.set({ kind: 'failed', why: 'the server does not answer', until: null });
    await show(aWidget('number'));
    expect(stead()).toBe('failed');
    expect(page.textContent).toContain('the server does not answer');
    await press('Try again');
    expect(view.retries).toBe(1);
  });

  it('leaves on the page what was known, and says that it could not be asked anew', async () => {
    await show(aWidget('number'));
    view.state.set({ kind: 'failed', why: 'no answer in 10 s', until: null });
    await fixture.whenStable();
    expect(text('.drawn')).toBe('drawn: w1');
    expect(text('[data-testid=widget-stale]')).toContain('no answer in 10 s');
  });

  it('says what to do where there is no reading, or no channel is chosen', async () => {
    view.age.set({ kind: 'none', words: 'no reading yet', at: null });
    await show(aWidget('number'));
    expect(stead()).toBe('empty');
    await show(aWidget('number', { channels: [] }));
    expect(stead()).toBe('unchosen');
    const edited = jest.fn();
    fixture.componentInstance.edited.subscribe(edited);
    await press('Choose channels');
    expect(edited).toHaveBeenCalledTimes(1);
  });

  it('says that its code did not load, and loads it again', async () => {
    load.mockRejectedValueOnce(new Error('the connection is gone'));
    await show(aWidget('number'));
    expect(stead()).toBe('unloaded');
    await press('Try again');
    await fixture.whenStable();
    expect(text('.drawn')).toBe('drawn: w1');
  });

  it('takes out a widget that throws, and tries it again', async () => {
    await show(aWidget('number'));
    isBroken.set(true);
    await fixture.whenStable();
    await fixture.whenStable();
    expect(stead()).toBe('broken');
    expect(page.textContent).toContain('out of ink');
    isBroken.set(false);
    await press('Try again');
    expect(text('.drawn')).toBe('drawn: w1');
  });

  it('takes out a widget that throws at once', async () => {
    isBroken.set(true);
    await show(aWidget('number'));
    await fixture.whenStable();
    expect(stead()).toBe('broken');
  });

  it('says that a kind is of a later version', async () => {
    await show({ ...aWidget('number'), kind: 'hologram' as Widget['kind'] });
    expect(stead()).toBe('unknown');
    expect(page.textContent).toContain('hologram');
  });
});
