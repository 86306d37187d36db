import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import { DashboardsApi } from '../../core/api/dashboards-api';
import { DevicesApi } from '../../core/api/devices-api';
import { CommandPalette } from './command-palette';

const device = (name: string, title = '', archived = false) => ({ name, title, archived });

describe('the command palette', () => {
  const close = jest.fn<(run: () => void) => void>();
  const navigate = jest.fn<(path: string[]) => Promise<boolean>>();
  const devices = jest.fn<() => Promise<unknown>>();
  let fixture: ComponentFixture<CommandPalette>;
  let palette: HTMLElement;

  beforeEach(() => {
    close.mockReset();
    Element.prototype.scrollIntoView = () => undefined;
    devices.mockReset().mockResolvedValue({ data: [device('car-7', 'Rally car'), device('old', '', true)] });
    TestBed.configureTestingModule({
      providers: [
        { provide: DashboardsApi, useValue: { list: () => Promise.resolve({ data: [{ id: 'x1', name: 'Wall' }] }) } },
        { provide: DevicesApi, useValue: { list: devices } },
        { provide: MatDialogRef, useValue: { close } },
        { provide: Router, useValue: { navigate } },
      ],
    });
  });

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(CommandPalette);
    palette = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }
  const field = () => palette.querySelector('input') ?? document.createElement('input');
  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }
  async function press(key: string): Promise<void> {
    field().dispatchEvent(new KeyboardEvent('keydown', { key }));
    await fixture.whenStable();
  }
  const labels = () => [...palette.querySelectorAll('.label')].map((label) => label.textContent);
  const chosen = () => palette.querySelector('[aria-selected=true] .label')?.textContent;
  const words = () => palette.querySelector('[role=status]')?.textContent;

  it('has dashboards, and devices by what people call them, without archived ones', async () => {
    await open();
    expect(labels()).toEqual(['Wall', 'Rally car']);
    await type('car-7');
    expect(labels()).toEqual(['Rally car']);
  });

  it('goes round with the arrow keys, and says to whoever listens where it is', async () => {
    await open();
    await press('ArrowUp');
    expect(chosen()).toBe('Rally car');
    expect(field().getAttribute('aria-activedescendant')).toBe(palette.querySelector('[aria-selected=true]')?.id);
    await press('ArrowDown');
    expect(chosen()).toBe('Wall');
  });

  it('closes with what does the chosen thing, by the keyboard or a click', async () => {
    await open();
    await press('Enter');
    close.mock.lastCall?.[0]();
    expect(navigate).toHaveBeenLastCalledWith(['/dashboards', 'x1']);
    palette.querySelectorAll<HTMLElement>('.label')[1]?.click();
    close.mock.lastCall?.[0]();
    expect(navigate).toHaveBeenLastCalledWith(['/devices', 'car-7']);
  });

  it('says what the server does not tell, and has the rest', async () => {
    devices.mockRejectedValue(new Error('the server does not answer'));
    await open();
    expect(words()).toContain('Devices');
    expect(labels()).toEqual(['Wall']);
  });

  it('does nothing where nothing is found', async () => {
    await open();
    await type('xyzzy');
    await press('Enter');
    await press('ArrowDown');
    expect(words()).toBe('Nothing is called so.');
    expect(close).not.toHaveBeenCalled();
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });
});
