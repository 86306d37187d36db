import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { SingleKeys } from '../session/single-keys';
import { CommandKeys } from './command-keys';
import { Commands, type Command } from './commands';

const run = jest.fn<(id: string) => void>();
const isEnabled = signal(true);

function command(id: string, keys: string): Command {
  return { id, label: id, group: 'Test', keys, isEnabled: () => isEnabled(), run: () => run(id) };
}

@Component({
  selector: 'tg-probe',
  template: `
    <input />
    <div role="dialog"><button type="button" aria-label="in a dialog" i18n-aria-label></button></div>
  `,
})
class Probe {
  constructor() {
    inject(CommandKeys);
    inject(Commands).offer(
      signal([
        command('edit', 'e'),
        command('undo', 'Ctrl+z'),
        command('redo', 'Ctrl+Shift+z'),
        command('save', 'Ctrl+s'),
        command('help', '?'),
        command('go', 'g d'),
      ]),
    );
  }
}

describe('keys of commands', () => {
  let page: HTMLElement;

  beforeEach(() => {
    run.mockReset();
    isEnabled.set(true);
    const fixture = TestBed.createComponent(Probe);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
  });

  afterEach(() => {
    page.remove();
  });

  function press(key: string, more: KeyboardEventInit = {}, on: EventTarget | null = page): boolean {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    on?.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it('runs what they belong to, and keeps them from the browser', () => {
    expect(press('e')).toBe(true);
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(press('z', { metaKey: true })).toBe(true);
    expect(press('?', { shiftKey: true })).toBe(true);
    expect(run.mock.calls.flat()).toEqual(['edit', 'redo', 'undo', 'help']);
  });

  it('rests with keys of one character where the reader has switched them off', () => {
    const single = TestBed.inject(SingleKeys);
    single.toggle();
    expect(press('e')).toBe(false);
    expect(press('s', { ctrlKey: true })).toBe(true);
    single.toggle();
    expect(press('e')).toBe(true);
    expect(run.mock.calls.flat()).toEqual(['save', 'edit']);
  });

  it('leaves other keys alone, and those of what can’t be done now', () => {
    expect(press('x')).toBe(false);
    isEnabled.set(false);
    expect(press('e')).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('runs what has two keys after one another', () => {
    press('g');
    press('d');
    press('g');
    press('e');
    press('d');
    expect(run.mock.calls.flat()).toEqual(['go', 'edit']);
  });

  it('leaves text fields and dialogs their keys', () => {
    const field = page.querySelector('input');
    press('e', {}, field);
    press('z', { ctrlKey: true }, field);
    press('e', {}, page.querySelector('button'));
    expect(run).not.toHaveBeenCalled();
    press('s', { ctrlKey: true }, field);
    expect(run.mock.calls.flat()).toEqual(['save']);
  });

  it('does nothing twice because somebody else took the key', () => {
    page.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('e');
    expect(run).not.toHaveBeenCalled();
  });
});
