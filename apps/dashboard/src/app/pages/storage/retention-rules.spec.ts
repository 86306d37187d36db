import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { RetentionRules } from '@tachograph/contracts';
import { Refusal } from '../../core/api/ask';
import { KnownChannels } from '../../core/api/known-channels';
import { StorageApi } from '../../core/api/storage-api';
import { RetentionRulesForm } from './retention-rules';

const SET: RetentionRules = { version: 1, rules: [{ pattern: 'car-7/speed', keep: { raw: 30 } }] };
const NOTHING = { readings: 0, bytes: 0, channels: 0 };

describe('the form of rules of retention', () => {
  const api = {
    rules: jest.fn<StorageApi['rules']>(),
    preview: jest.fn<StorageApi['preview']>(),
    setRules: jest.fn<StorageApi['setRules']>(),
  };
  let fixture: ComponentFixture<RetentionRulesForm>;
  let page: HTMLElement;

  beforeEach(() => {
    // What jsdom lacks of a dialog.
    HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
      this.open = false;
    };
    for (const method of Object.values(api)) method.mockReset();
    api.rules.mockResolvedValue(SET);
    api.preview.mockResolvedValue(NOTHING);
    api.setRules.mockImplementation(({ version, rules }) => Promise.resolve({ version: version + 1, rules }));
    const known = {
      all: () => [{ device: 'car-7', channel: 'speed', unit: '', address: 'car-7/speed' }],
      reload: () => undefined,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: StorageApi, useValue: api },
        { provide: KnownChannels, useValue: known },
      ],
    });
  });

  async function show(): Promise<void> {
    fixture = TestBed.createComponent(RetentionRulesForm);
    page = fixture.nativeElement as HTMLElement;
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await fixture.whenStable();
  }

  async function type(id: string, text: string): Promise<void> {
    const input = page.querySelector<HTMLInputElement>(`[id^="${id}-"]`);
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input'));
    await settle();
  }

  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));

  async function press(name: string): Promise<void> {
    button(name)?.click();
    await settle();
  }

  it('shows the rules that are set, in words too', async () => {
    await show();
    expect(page.textContent).toContain('Keeps readings for 30 days, everything else for ever.');
    expect(page.textContent).toContain('Means 1 channel: car-7/speed.');
    expect(button('Save the rules')?.disabled).toBe(true);
  });

  it('saves without asking what removes nothing', async () => {
    await show();
    await type('raw', '60');
    await press('Save the rules');
    expect(api.setRules).toHaveBeenCalledWith({ version: 1, rules: [{ pattern: 'car-7/speed', keep: { raw: 60 } }] });
    expect(page.textContent).toContain('Saved. Nothing is removed now.');
  });

  it('removes nothing unless a person agrees to the amount', async () => {
    api.preview.mockResolvedValue({ readings: 12_300_000, bytes: 4e8, channels: 3 });
    await show();
    await type('raw', '7');
    await press('Save the rules');
    expect(page.textContent).toContain('This removes about 12.3 million readings of 3 channels now, 400 MB.');
    await press('Keep everything');
    expect(api.setRules).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Save the rules'));
    await press('Save the rules');
    await press('Remove about 12.3 million readings');
    expect(api.setRules).toHaveBeenCalledTimes(1);
  });

  it('does not save what it can see to be wrong', async () => {
    await show();
    await type('raw', 'soon');
    expect(page.querySelector('[id^=raw-problem]')?.textContent).toContain('Whole days');
    expect(button('Save the rules')?.disabled).toBe(true);
  });

  it('shows at the field what the server refuses', async () => {
    api.preview.mockRejectedValue(new Refusal(400, 'bad', [{ path: 'rules.0.pattern', message: 'no such thing' }]));
    await show();
    await type('raw', '7');
    await press('Save the rules');
    expect(page.querySelector('[data-testid=reach]')?.textContent).toContain('no such thing');
  });

  it('overwrites nothing of others unless a person wants that', async () => {
    api.setRules.mockRejectedValueOnce(new Refusal(409, 'changed'));
    await show();
    await type('raw', '7');
    api.rules.mockResolvedValue({ version: 5, rules: [{ pattern: 'van/*', keep: {} }] });
    await press('Save the rules');
    expect(page.querySelector('[data-testid=conflict]')?.textContent).toContain('van/*');
    await press('Keep mine');
    await press('Save the rules');
    expect(api.setRules).toHaveBeenLastCalledWith({
      version: 5,
      rules: [{ pattern: 'car-7/speed', keep: { raw: 7 } }],
    });
  });

  it('says why the rules did not load, and loads them when told', async () => {
    api.rules.mockRejectedValueOnce(new Error('the server does not answer'));
    await show();
    expect(page.textContent).toContain('The rules did not load: the server does not answer.');
    await press('Try again');
    expect(page.querySelectorAll('[data-testid=rule]')).toHaveLength(1);
  });
});
