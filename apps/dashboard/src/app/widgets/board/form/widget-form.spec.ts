import { ApplicationRef, Injector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog } from '@angular/material/dialog';
import type { Widget } from '@tachograph/contracts';
import { aWidget, provideFakeBoard } from '../../../../testing/fake-board';
import { KnownChannels, type KnownChannel } from '../../../core/api/known-channels';
import { BoardVariables } from '../../../core/board/board-variables';
import { openWidgetForm } from './open-widget-form';

const HOSTILE = '<img src=x onerror=alert(1)>';
const known = (device: string, channel: string): KnownChannel => ({
  device,
  channel,
  unit: 'km/h',
  address: `${device}/${channel}`,
  newest: 72,
});

describe('the form of a widget', () => {
  let closed: Widget | undefined | null;

  beforeEach(() => {
    // The CDK listens to it by methods that jsdom lacks, too.
    const query = { matches: false, addListener: () => undefined, removeListener: () => undefined };
    window.matchMedia = () => Object.assign(new EventTarget(), query) as unknown as MediaQueryList;
    const channels = [known('car-7', 'speed'), known('car-8', 'speed'), known(HOSTILE, 'temp')];
    TestBed.configureTestingModule({
      providers: [
        provideFakeBoard(),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        {
          provide: KnownChannels,
          useValue: { all: signal(channels), problem: () => undefined, reload: () => undefined },
        },
      ],
    });
  });

  afterEach(() => TestBed.inject(MatDialog).closeAll());

  async function open(widget: Widget): Promise<void> {
    closed = null;
    void openWidgetForm(TestBed.inject(MatDialog), TestBed.inject(Injector), widget).then(
      (result) => (closed = result),
    );
    await settle();
  }

  async function settle(): Promise<void> {
    // The form is loaded when it is opened, and its preview after it.
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      await TestBed.inject(ApplicationRef).whenStable();
    }
  }

  const all = <E extends HTMLElement>(selector: string) => [...document.body.querySelectorAll<E>(selector)];
  const field = (label: string) => {
    const found = all('mat-form-field').find((each) => each.querySelector('mat-label')?.textContent === label);
    return found?.querySelector<HTMLInputElement>('input, textarea, mat-select');
  };
  const button = (name: string) =>
    all<HTMLButtonElement>('button').find(
      (each) => each.textContent.trim() === name || each.getAttribute('aria-label') === name,
    );
  const text = () => document.body.textContent;

  async function type(label: string, value: string): Promise<void> {
    const input = field(label);
    if (!input) throw new Error(`no field ${label}`);
    input.focus();
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }

  async function press(name: string): Promise<void> {
    button(name)?.click();
    await settle();
  }

  async function key(target: EventTarget | null | undefined, name: string, keyCode: number): Promise<void> {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    // Material still looks at what browsers no longer fill in.
    Object.defineProperty(event, 'keyCode', { value: keyCode });
    target?.dispatchEvent(event);
    await settle();
  }

  async function pick(label: string, words: string): Promise<void> {
    field(label)?.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
    await settle();
    all('mat-option')
      .find((each) => each.textContent.includes(words))
      ?.click();
    await settle();
  }

  it('asks for what the kind has a use for, and gives back what was made of the widget', async () => {
    await open(aWidget('gauge'));
    expect(field('Rows')).toBeUndefined();
    await type('Title', 'Car 7');
    await type('Scale to', '120,5');
    await press('Done');
    expect(closed).toMatchObject({ id: 'w1', title: 'Car 7', settings: { max: 120.5, channels: ['car-7/speed'] } });
  });

  it('previews what is right of it, while it is typed', async () => {
    await open(aWidget('gauge'));
    await type('Title', 'Needle');
    expect(document.body.querySelector('tg-widget-frame h2')?.textContent).toBe('Needle');
    await pick('Kind', 'Number');
    expect(document.body.querySelector('tg-widget-frame')?.getAttribute('data-kind')).toBe('number');
    await type('Decimals', '99');
    expect(document.body.querySelector('tg-widget-frame')?.getAttribute('data-kind')).toBe('number');
  });

  it('says beside the field what is accepted, and what is to be put right before it is done', async () => {
    await open(aWidget('gauge', { min: 10 }));
    await type('Scale to', '5');
    expect(text()).toContain('A number above the beginning of the scale is accepted');
    expect(field('Scale to')?.getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('To be put right first: Scale to');
    await press('Done');
    expect(closed).toBeNull();
    await type('Scale to', 'fast');
    expect(button('Done')?.getAttribute('aria-disabled')).toBe('true');
    await type('Scale to', '');
    await press('Done');
    expect(closed).toMatchObject({ settings: { min: 10, max: null } });
  });

  it('asks before changes are lost, and only then', async () => {
    await open(aWidget('gauge'));
    await key(document.body, 'Escape', 27);
    expect(closed).toBeUndefined();
    await open(aWidget('gauge'));
    await type('Title', 'x');
    await key(document.body, 'Escape', 27);
    expect(text()).toContain('What you changed is not saved.');
    expect(document.activeElement).toBe(button('Keep editing'));
    await press('Keep editing');
    expect(document.activeElement).toBe(button('Cancel'));
    await press('Cancel');
    await press('Discard changes');
    expect(closed).toBeUndefined();
  });

  it('finds channels by parts of their names, and shows names as the texts that they are', async () => {
    await open(aWidget('gauge', { channels: [] }));
    await type('Add a channel: search, or type an address', 'img');
    const [option] = all('mat-option');
    expect(option?.textContent).toContain(HOSTILE);
    await key(document.activeElement, 'Enter', 13);
    expect(document.body.querySelector('.chosen')?.textContent).toContain('72 km/h');
    expect(document.querySelector('img')).toBeNull();
    await press('Done');
    expect(closed?.settings.channels).toEqual([`${HOSTILE}/temp`]);
  });

  it('takes patterns and variables, and says what they mean now', async () => {
    await open(aWidget('number', { channels: [] }));
    TestBed.inject(BoardVariables).begin([]);
    await type('Add a channel: search, or type an address', 'car-*/speed');
    await key(document.activeElement, 'Enter', 13);
    expect(document.body.querySelector('.chosen')?.textContent).toContain('means 2 channels: car-7/speed, car-8/speed');
    await type('Add a channel: search, or type an address', '$device/temp');
    await key(document.activeElement, 'Enter', 13);
    await type('Add a channel: search, or type an address', 'nonsense');
    expect(text()).toContain('No channel is called that');
    await press('Remove car-*/speed');
    await press('Done');
    expect(closed?.settings.channels).toEqual(['$device/temp']);
  });

  it('edits thresholds, whatever their order, and hands them over by their values', async () => {
    await open(aWidget('gauge', { thresholds: [{ value: 50, level: 'caution', label: 'quick', notify: false }] }));
    await press('Add a threshold');
    expect(text()).toContain('A number is accepted that no other threshold has.');
    const [, second] = all<HTMLInputElement>('.row tg-number-field input');
    expect(document.activeElement).toBe(second);
    if (second) second.value = '10';
    second?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await press('Done');
    expect(closed?.settings.thresholds).toEqual([
      { value: 10, level: 'alarm', label: '', notify: false },
      { value: 50, level: 'caution', label: 'quick', notify: false },
    ]);
  });
});
