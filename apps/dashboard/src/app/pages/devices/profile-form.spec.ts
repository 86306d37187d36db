import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { jest } from '@jest/globals';
import { aDevice } from '../../../testing/devices';
import { Refusal } from '../../core/api/ask';
import { DevicesApi } from '../../core/api/devices-api';
import { ProfileForm } from './profile-form';

describe('the form for what is said of a device', () => {
  const change = jest.fn<DevicesApi['change']>();
  const read = jest.fn<DevicesApi['read']>();
  const close = jest.fn();
  let fixture: ComponentFixture<ProfileForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    change.mockReset().mockResolvedValue(aDevice('car-7', { title: 'Van', version: 2 }));
    close.mockReset();
    TestBed.configureTestingModule({
      providers: [
        { provide: DevicesApi, useValue: { change, read } },
        { provide: MatDialogRef, useValue: { close } },
        { provide: MAT_DIALOG_DATA, useValue: { device: aDevice('car-7'), words: { groups: [], labels: [] } } },
      ],
    });
    fixture = TestBed.createComponent(ProfileForm);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function type(label: string, text: string): Promise<void> {
    const name = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label);
    const input = page.querySelector<HTMLInputElement>(`#${name?.htmlFor ?? 'none'}`);
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function save(): Promise<void> {
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  }

  async function press(name: string): Promise<void> {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))?.click();
    await fixture.whenStable();
  }

  it('stores it in the version that was looked at, labels each once', async () => {
    await type('Title', 'Van');
    await type('Labels', ' diesel,north, diesel,');
    await save();
    expect(change).toHaveBeenCalledWith(
      'car-7',
      expect.objectContaining({ title: 'Van', labels: ['diesel', 'north'], version: 1 }),
    );
    expect(close).toHaveBeenCalledWith(expect.objectContaining({ version: 2 }));
  });

  it('says beneath a field what the server does not accept there', async () => {
    const message = 'timeZone must be the name of a time zone';
    change.mockRejectedValue(new Refusal(400, message, [{ path: 'timeZone', message }]));
    await type('Time zone', 'Mars');
    await save();
    expect(page.querySelector('mat-error')?.textContent).toBe(message);
    expect(close).not.toHaveBeenCalled();
  });

  it('shows what somebody else has stored meanwhile, and saves over it only when told to', async () => {
    change.mockRejectedValueOnce(new Refusal(409, 'changed since'));
    read.mockResolvedValue(aDevice('car-7', { title: 'Theirs', version: 5 }));
    await type('Title', 'Mine');
    await save();
    expect(page.querySelector('[data-testid=profile-conflict]')?.textContent).toContain('“Theirs”');
    await press('Keep mine');
    await save();
    expect(change).toHaveBeenLastCalledWith('car-7', expect.objectContaining({ title: 'Mine', version: 5 }));
  });
});
