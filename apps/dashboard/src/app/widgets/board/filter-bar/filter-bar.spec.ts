import { ApplicationRef, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Router, provideRouter } from '@angular/router';
import { channelAddress, type DashboardVariable } from '@tachograph/contracts';
import { DeviceLabels } from '../../../core/api/device-labels';
import { KnownChannels } from '../../../core/api/known-channels';
import { BoardVariables } from '../../../core/board/board-variables';
import { provideBoardVariables } from '../../../core/board/url-board-variables';
import { FilterBar } from './filter-bar';

const HOSTILE = '<img src=x onerror=alert(1)>, 50%';
const DEVICE: DashboardVariable = { name: 'device', kind: 'device', pattern: 'car-*', initial: ['*'] };
const ANY: DashboardVariable = { name: 'any', kind: 'device', pattern: '*', initial: [] };

describe('the bar of filters', () => {
  let fixture: ComponentFixture<FilterBar>;

  beforeEach(async () => {
    const devices = ['car-7', 'car-8', HOSTILE];
    const all = devices.map((device) => ({
      device,
      channel: 'speed',
      unit: '',
      address: channelAddress(device, 'speed'),
    }));
    const labels = { byLabel: signal(new Map([['kitchen', ['car-7']]])), problem: signal(undefined), want: () => null };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideBoardVariables(),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        {
          provide: KnownChannels,
          useValue: { all: signal(all), problem: () => undefined, reload: () => undefined },
        },
        { provide: DeviceLabels, useValue: labels },
      ],
    });
    TestBed.inject(BoardVariables).begin([DEVICE, ANY]);
    fixture = TestBed.createComponent(FilterBar);
    fixture.componentRef.setInput('variables', [DEVICE, ANY]);
    await settle();
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      await TestBed.inject(ApplicationRef).whenStable();
    }
  }

  const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
  const texts = (selector: string) => all(selector).map(({ textContent }) => textContent.trim());
  const url = () => TestBed.inject(Router).url;

  async function press(selector: string, name: string): Promise<void> {
    all(selector)
      .find(({ textContent }) => textContent.includes(name))
      ?.click();
    await settle();
  }

  async function type(label: string, text: string): Promise<void> {
    const field = all('mat-form-field').find((each) => each.textContent.includes(label));
    const input = field?.querySelector('input');
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }

  it('offers what a variable’s pattern means, as text, and says what is chosen', async () => {
    await press('tg-choice-panel button', 'device:');
    expect(texts('mat-list-option')).toEqual(['all', 'car-7', 'car-8']);
    await press('mat-list-option', 'car-8');
    expect(url()).toBe('/?var-device=car-8');
    expect(texts('tg-choice-panel button')[0]).toContain('car-8');
    await press('mat-list-option', 'car-7');
    expect(TestBed.inject(BoardVariables).resolve(['$device/speed'])).toEqual(['car-8/speed', 'car-7/speed']);
    expect(texts('tg-choice-panel button')[0]).toContain('car-8 and 1 more');
  });

  it('chooses a device of any name, by searching for it', async () => {
    await press('tg-choice-panel button', 'any:');
    await type('Search', 'IMG');
    expect(texts('mat-list-option')).toEqual(['all', HOSTILE]);
    await press('mat-list-option', HOSTILE);
    expect(TestBed.inject(BoardVariables).chosen().get('any')).toEqual([HOSTILE]);
    expect(document.querySelector('img')).toBeNull();
  });

  it('goes back to all when the last one is taken away, or all is chosen', async () => {
    await press('tg-choice-panel button', 'device:');
    await press('mat-list-option', 'car-8');
    await press('mat-list-option', 'car-8');
    expect(TestBed.inject(BoardVariables).chosen().get('device')).toEqual(['*']);
    await press('mat-list-option', 'car-8');
    await press('mat-list-option', 'all');
    expect(TestBed.inject(BoardVariables).chosen().get('device')).toEqual(['*']);
  });

  it('bounds values by numbers in order, and by nothing else', async () => {
    await press('tg-value-range button', 'values:');
    await type('At least', '3,5');
    await type('At most', 'ten');
    expect(texts('.problem')).toContain('Numbers are accepted, or nothing for no bound.');
    await type('At most', '1');
    await press('button', 'Apply');
    expect(url()).toBe('/');
    await type('At most', '10');
    all('form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(url()).toBe('/?least=3.5&most=10');
    expect(texts('tg-value-range button')[0]).toContain('3.5 to 10');
  });

  it('takes all of it back at once', async () => {
    await TestBed.inject(Router).navigateByUrl('/?range=1h&var-device=car-7&q=a&least=1');
    await settle();
    expect(texts('.opener')).toEqual(['Filters (3)']);
    await press('button', 'Clear all');
    expect(url()).toBe('/?range=1h');
    expect(texts('.opener')).toEqual(['Filters']);
  });
});
