import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { DeviceFilter } from './device-filter';

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the choice of a device', () => {
  let fixture: ComponentFixture<DeviceFilter>;
  let page: HTMLElement;
  let chosen: (string | null)[];

  beforeEach(() => {
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    fixture = TestBed.createComponent(DeviceFilter);
    page = fixture.nativeElement as HTMLElement;
    chosen = [];
    fixture.componentInstance.chosenChange.subscribe((device) => chosen.push(device));
  });

  async function show(devices: readonly string[], device: string | null = null): Promise<void> {
    fixture.componentRef.setInput('devices', devices);
    fixture.componentRef.setInput('chosen', device);
    await fixture.whenStable();
  }

  const list = () => page.querySelector('select');
  const options = () => [...(list()?.options ?? [])].map(({ textContent }) => textContent);

  it('shows a few side by side', async () => {
    await show(['boat', HOSTILE]);
    expect(list()).toBeNull();
    expect([...page.querySelectorAll('.name')].map(({ textContent }) => textContent)).toEqual(['boat', HOSTILE]);
    expect(page.querySelector('img')).toBeNull();
  });

  it('lists many by name, and says which of them was chosen', async () => {
    const cars = Array.from({ length: 11 }, (_, place) => `car-${11 - place}`);
    await show([...cars, HOSTILE], 'car-2');
    expect(options().slice(0, 4)).toEqual(['all devices', HOSTILE, 'car-1', 'car-2']);
    expect(list()?.selectedOptions[0]?.textContent).toBe('car-2');
    for (const place of [1, 0]) {
      Object.assign(list() ?? {}, { selectedIndex: place });
      list()?.dispatchEvent(new Event('change'));
    }
    expect(chosen).toEqual([HOSTILE, null]);
  });
});
